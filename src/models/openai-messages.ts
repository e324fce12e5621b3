import type OpenAI from 'openai';
import type { ChatMessage, ChatToolCall, FinishReason, ModelReply } from './model.ts';
import { ModelError } from './model.ts';

/** One of our messages as the OpenAI protocol has it. */
export function toOpenAiMessage(message: ChatMessage): OpenAI.ChatCompletionMessageParam {
  if (message.role !== 'assistant') {
    return { ...message };
  }
  const calls = message.tool_calls ?? [];
  // Without a call, the strict servers want a text.
  if (calls.length === 0) {
    return { role: 'assistant', content: message.content ?? '' };
  }
  return {
    role: 'assistant',
    content: message.content,
    tool_calls: calls.map(({ id, name, arguments: text }) => ({
      id,
      type: 'function',
      function: { name, arguments: text },
    })),
  };
}

/**
 * What a server sent, turned into ours; servers differ in what they leave out. `asked` is the conversation that it answers:
 * calls get ids that do not occur there. Throws a ModelError where there is no message.
 */
export function readCompletion({
  completion,
  asked,
}: {
  readonly completion: OpenAI.ChatCompletion;
  readonly asked: readonly ChatMessage[];
}): Omit<ModelReply, 'cost_usd'> {
  const choice = completion?.choices?.[0];
  const message = choice?.message;
  if (typeof message !== 'object' || message === null) {
    throw new ModelError('the server sent a reply without a message.', { fatal: false });
  }
  const sent = textOf(message.content);
  const calls = withOwnIds((Array.isArray(message.tool_calls) ? message.tool_calls : []).flatMap(toCall), asked);
  const refusal = (message as { readonly refusal?: unknown }).refusal;
  const cut = typeof refusal === 'string' && refusal !== '' && !sent ? 'refusal' : choice?.finish_reason;
  const activations = (completion as unknown as Record<string, unknown>)['activations'];
  return {
    content: sent || (cut === 'refusal' ? String(refusal) : ''),
    sent,
    ...(calls.length > 0 && { tool_calls: calls }),
    ...(cutReasons.includes(cut) && { finish_reason: cut as FinishReason }),
    usage: {
      input_tokens: tokenCount(completion.usage?.prompt_tokens),
      output_tokens: tokenCount(completion.usage?.completion_tokens),
    },
    ...(activations !== undefined && activations !== null && { activations }),
  };
}

const cutReasons: readonly unknown[] = ['length', 'content_filter', 'refusal'] satisfies FinishReason[];

/** A count that is none is unknown: it would spoil every sum. */
function tokenCount(count: unknown): number | null {
  return typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 ? count : null;
}

/** Some servers send the text as a list of parts. */
function textOf(content: unknown): string | null {
  if (typeof content === 'string') {
    return content;
  }
  if (!Array.isArray(content)) {
    return null;
  }
  return content.map((part) => (typeof part?.text === 'string' ? part.text : '')).join('');
}

function toCall(call: unknown): ChatToolCall[] {
  const { id, function: called } = (call ?? {}) as { id?: unknown; function?: { name?: unknown; arguments?: unknown } };
  if (typeof called?.name !== 'string') {
    return [];
  }
  const text = typeof called.arguments === 'string' ? called.arguments : JSON.stringify(called.arguments ?? {});
  return [{ id: typeof id === 'string' ? id : '', name: called.name, arguments: text }];
}

/** Some servers send no ids, or count from 0 in every reply: such calls are numbered through the conversation. */
function withOwnIds(calls: readonly ChatToolCall[], asked: readonly ChatMessage[]): ChatToolCall[] {
  const used = new Set(
    asked.flatMap((message) => (message.role === 'assistant' ? (message.tool_calls ?? []) : [])).map(({ id }) => id),
  );
  return calls.map((call) => {
    const id = call.id === '' || used.has(call.id) ? freeId(used) : call.id;
    used.add(id);
    return { ...call, id };
  });
}

/** Nine letters and digits, which is what the strictest servers take. */
function freeId(used: ReadonlySet<string>): string {
  for (let number = used.size; ; number++) {
    const id = `call${String(number).padStart(5, '0')}`;
    if (!used.has(id)) {
      return id;
    }
  }
}
