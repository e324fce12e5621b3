import type { Message } from '../../records/message.ts';
import type { ToolCall } from '../../records/tool-call.ts';

/** A call as the file has it, with the observation that answered it. */
export interface RecordedCall {
  /** Index of the message that holds the call. */
  readonly step: number;
  /** Index of the call within that message. */
  readonly call: number;
  readonly toolCall: ToolCall;
  /** Index of the message that answers it; null where there is none. */
  readonly answered: number | null;
  /** What the tool answered; null where the file has no answer, and the call then was never executed. */
  readonly recorded: string | null;
}

/** Every call of the trajectory in order, each with its answer: by call id where ids are unique, else by position. */
export function recordedCalls(messages: readonly Message[]): RecordedCall[] {
  return messages.flatMap((message, step) => {
    if (message.tool_calls.length === 0) {
      return [];
    }
    const answers = answersAfter(messages, step);
    const byId = haveIds(message.tool_calls) && answers.every(({ tool_call_id }) => tool_call_id !== null);
    return message.tool_calls.map((toolCall, call): RecordedCall => {
      const position = byId ? answers.findIndex(({ tool_call_id }) => tool_call_id === toolCall.id) : call;
      const recorded = answers[position]?.observation ?? null;
      return { step, call, toolCall, recorded, answered: recorded === null ? null : step + 1 + position };
    });
  });
}

function answersAfter(messages: readonly Message[], step: number): Message[] {
  const next = messages.findIndex(({ role }, index) => index > step && role !== 'tool');
  return messages.slice(step + 1, next < 0 ? undefined : next);
}

function haveIds(calls: readonly ToolCall[]): boolean {
  return calls.every(({ id }) => id !== null) && new Set(calls.map(({ id }) => id)).size === calls.length;
}
