/** A call as tau-bench's files have it; the arguments are the model's own text. */
export interface RecordedToolCall {
  readonly function: { readonly arguments: string; readonly name: string };
  readonly id: string;
  readonly type: 'function';
}

/** What an assistant said or called, in tau-bench's key order. */
export interface AssistantMessage {
  readonly content: string | null;
  readonly role: 'assistant';
  readonly tool_calls: readonly RecordedToolCall[] | null;
  readonly function_call: null;
}

/** A message as it goes into the results file. */
export type RecordedMessage =
  | { readonly role: 'system' | 'user'; readonly content: string }
  | AssistantMessage
  | { readonly role: 'tool'; readonly tool_call_id: string; readonly name: string; readonly content: string };

/** All that an agent sees: its system prompt first, then the user's opening, and what followed. */
export interface Conversation {
  readonly messages: readonly RecordedMessage[];
}

/** An assistant's message from its parts. */
export function assistantMessage({
  content,
  calls = [],
}: {
  readonly content: string | null;
  readonly calls?: readonly { readonly id: string; readonly name: string; readonly arguments: string }[];
}): AssistantMessage {
  return {
    content,
    role: 'assistant',
    tool_calls:
      calls.length === 0
        ? null
        : calls.map(({ id, name, arguments: text }) => ({ function: { arguments: text, name }, id, type: 'function' })),
    function_call: null,
  };
}
