/** One message to a chat model. */
export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** What is asked of a model. `schema` is a JSON schema that the reply has to meet, where the server can hold it to one. */
export interface ModelRequest {
  readonly messages: readonly ChatMessage[];
  readonly schema?: { readonly name: string; readonly schema: Record<string, unknown> } | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Tokens of one call; null where the server did not tell. */
export interface Usage {
  readonly input_tokens: number | null;
  readonly output_tokens: number | null;
}

/** What came back. `cost_usd` is null where a price or a count is unknown. */
export interface ModelReply {
  readonly content: string;
  readonly usage: Usage;
  readonly cost_usd: number | null;
}

/** A chat model, whoever serves it. `complete` throws a ModelError. */
export interface Model {
  readonly name: string;
  complete(request: ModelRequest): Promise<ModelReply>;
}

/**
 * A call that did not give a reply, in one sentence without keys.
 * `fatal`: no further call can succeed either (wrong key, unknown model), so the whole work stops.
 */
export class ModelError extends Error {
  readonly fatal: boolean;

  constructor(message: string, options: { readonly fatal: boolean; readonly cause?: unknown }) {
    super(message, { cause: options.cause });
    this.name = 'ModelError';
    this.fatal = options.fatal;
  }
}
