import type { Message, ToolResult } from '../../message.ts';
import { UnfitRecordError } from '../unfit-record-error.ts';
import { readCall } from './read-call.ts';
import { splitThoughts } from './thoughts.ts';

const call = /<tool_call>\s*(.*?)\s*(?:<\/tool_call>|$)/gsu;
const response = /<tool_response>\s*(.*?)\s*(?:<\/tool_response>|$)/gsu;

/**
 * Whether a conversation's calls stand between `<tool_call>` tags, as Hermes and Qwen write them, and were executed: there are answers,
 * and no call stands anywhere else. Without answers such a text is only something that was said.
 */
export function hasTaggedCalls(messages: readonly Message[]): boolean {
  if (messages.some(({ tool_calls }) => tool_calls.length > 0)) {
    return false;
  }
  const called = messages.some(({ role, content }) => role === 'assistant' && content?.includes('<tool_call>'));
  return called && messages.some(({ role, content }) => role === 'tool' || content?.startsWith('<tool_response>'));
}

/** The messages with the calls and results of such a conversation. */
export function readTaggedCalls(messages: readonly Message[], { key }: { key: string }): readonly Message[] {
  return messages.map((message, step) => {
    const text = message.content ?? '';
    if (message.role === 'assistant') {
      return withCalls(message, { text, at: `${key}[${step}].content` });
    }
    return text.includes('<tool_response>') && message.role !== 'system' ? withResults(message, text) : message;
  });
}

function withCalls(message: Message, { text, at }: { text: string; at: string }): Message {
  const bodies = [...(splitThoughts(text).said ?? '').matchAll(call)].map(([, body]) => body ?? '');
  if (bodies.length === 0) {
    return message;
  }
  const calls = bodies.map((body) => {
    try {
      return readCall(body, { at });
    } catch (error) {
      // What the harness could not parse either was never executed.
      if (error instanceof UnfitRecordError) {
        return null;
      }
      throw error;
    }
  });
  return { ...message, said: null, tool_calls: calls.flatMap((made) => made ?? []) };
}

function withResults(message: Message, text: string): Message {
  const results = [...text.matchAll(response)].map(
    ([, body]): ToolResult => ({ tool_call_id: null, name: null, observation: body ?? '', error: null }),
  );
  const [only] = results;
  const answer: Message = { ...message, role: 'tool', said: null };
  return only !== undefined && results.length === 1
    ? { ...answer, ...only, tool_call_id: message.tool_call_id, name: message.name }
    : { ...answer, results };
}
