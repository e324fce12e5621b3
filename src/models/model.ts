/** A call of a tool, as chat models write it: the arguments are the text that the model gave, whatever it holds. */
export interface ChatToolCall {
  readonly id: string;
  readonly name: string;
  readonly arguments: string;
}

/** One message to a chat model. */
export type ChatMessage =
  | { readonly role: 'system' | 'user'; readonly content: string }
  | {
      readonly role: 'assistant';
      readonly content: string | null;
      readonly tool_calls?: readonly ChatToolCall[] | undefined;
    }
  | { readonly role: 'tool'; readonly content: string; readonly tool_call_id: string };

/** A tool that a model may call, in OpenAI's function format. */
export interface ChatTool {
  readonly type: 'function';
  readonly function: {
    readonly name: string;
    readonly description: string;
    readonly parameters: Readonly<Record<string, unknown>>;
  };
}

/** What is asked of a model. `schema` is a JSON schema that the reply has to meet, where the server can hold it to one. */
export interface ModelRequest {
  readonly messages: readonly ChatMessage[];
  readonly schema?: { readonly name: string; readonly schema: Record<string, unknown> } | undefined;
  readonly tools?: readonly ChatTool[] | undefined;
  /** Which of several answers to one question it is; a cache tells them apart by it. Absent means the first. */
  readonly sample?: number | undefined;
  /** Whether a reply without text and without a call is an answer, rather than a failed one that is asked for again. */
  readonly allowEmpty?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Tokens of one call; null where the server did not tell. */
export interface Usage {
  readonly input_tokens: number | null;
  readonly output_tokens: number | null;
}

/** Why a reply is not all that the model had to say: its tokens ran out, a filter took it away, or the model refused. */
export type FinishReason = 'length' | 'content_filter' | 'refusal';

/** What came back. `cost_usd` is null where a price or a count is unknown. */
export interface ModelReply {
  /** The text; empty where the reply has none. */
  readonly content: string;
  /** The text as the server sent it, null and empty told apart; absent means the same as `content`. */
  readonly sent?: string | null | undefined;
  /** In the order of the reply; absent where there are none. */
  readonly tool_calls?: readonly ChatToolCall[] | undefined;
  /** Absent where the reply ended by itself. */
  readonly finish_reason?: FinishReason | undefined;
  readonly usage: Usage;
  readonly cost_usd: number | null;
  /** Whether it came from a cache and cost nothing now; absent where it did not. */
  readonly cached?: boolean | undefined;
  /** What a server that collects activations sent of them. */
  readonly activations?: unknown;
}

/** A chat model, whoever serves it. `complete` throws a ModelError. */
export interface Model {
  readonly name: string;
  complete(request: ModelRequest): Promise<ModelReply>;
  /** Where replies are kept: forgets that of a request, for it could not be used. Absent where none are kept. */
  forget?(request: ModelRequest): Promise<void>;
}

/**
 * A call that did not give a reply, in one sentence without keys.
 * `fatal`: no further call can succeed either (wrong key, unknown model), so the whole work stops.
 * `refused`: the server is well but would not take this very request (too long, against its rules).
 * `overflow`: it was refused because the request does not fit the model's context.
 */
export class ModelError extends Error {
  readonly fatal: boolean;
  readonly refused: boolean;
  readonly overflow: boolean;

  constructor(
    message: string,
    options: {
      readonly fatal: boolean;
      readonly refused?: boolean;
      readonly overflow?: boolean;
      readonly cause?: unknown;
    },
  ) {
    super(message, { cause: options.cause });
    this.name = 'ModelError';
    this.fatal = options.fatal;
    this.refused = options.refused ?? false;
    this.overflow = options.overflow ?? false;
  }
}
