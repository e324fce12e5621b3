import { callsOf, type RecordedCall, resultsOf } from '../../calls.ts';
import { isJsonObject } from '../../json/json-fields.ts';
import { parseJson } from '../../json/parse-json.ts';
import type { Message } from '../../message.ts';
import type { Reading } from '../../trajectory.ts';
import { UnfitRecordError } from '../unfit-record-error.ts';
import { convertMessage } from './convert-message.ts';
import { unwrapMessage } from './message-role.ts';
import { hasTaggedCalls, readTaggedCalls } from './tagged-calls.ts';
import { isTextStyle, readTextActions } from './text-style.ts';

/** A message list as ours, one to one, with an account of what was met in it. */
export interface ConvertedMessages {
  readonly messages: readonly Message[];
  readonly reading: Reading;
}

/** Marks of calls that stand in a text in some notation of a model. */
const callMarks =
  /<tool_call>|<function=|<function_calls>|<invoke name=|\[TOOL_CALLS\]|<\|tool_call|<\|python_tag\|>|```tool_(?:code|call)/u;

/**
 * A message list of any known shape as ours, one to one. Whether calls stand in the texts is decided for the whole list. Throws
 * {@link UnfitRecordError} that names the element where something in it is not understood that may be a call or its result.
 */
export function convertMessages(
  list: readonly unknown[],
  {
    key,
    passesThoughts = false,
  }: {
    /** Where the list stands in the record, for sentences. */
    readonly key: string;
    /** Whether the harness is known to hand texts on as they are, thoughts included. */
    readonly passesThoughts?: boolean;
  },
): ConvertedMessages {
  const converted = list.map((raw, step) => {
    const at = `${key}[${step}]`;
    return convertMessage(unwrapMessage(raw, { at }), { at, passesThoughts });
  });
  const plain = converted.map(({ message }) => message);
  const unnamed = withTextCalls(plain, { key, passesThoughts });
  const calls = callsOf(unnamed);
  const messages = nameAnswers(unnamed, calls);
  const reading = {
    ...readingOf(messages, { key, calls }),
    passed_over: converted.reduce((total, { passedOver }) => total + passedOver, 0),
  };
  if (reading.calls === 0 && !passesThoughts) {
    refuseCallsInTexts(messages, { key });
  }
  return { messages, reading };
}

function withTextCalls(
  messages: readonly Message[],
  { key, passesThoughts }: { key: string; passesThoughts: boolean },
): readonly Message[] {
  if (isTextStyle(messages)) {
    return readTextActions(messages, { passesThoughts });
  }
  return hasTaggedCalls(messages) ? readTaggedCalls(messages, { key }) : messages;
}

/** Counts what was met; throws {@link UnfitRecordError} for a result whose call is nowhere in the record. */
function readingOf(
  messages: readonly Message[],
  { key, calls }: { key: string; calls: readonly RecordedCall[] },
): Reading {
  const answered = new Set(calls.map(({ answered: step, part }) => `${step}.${part}`));
  const ids = new Set(calls.map(({ toolCall }) => toolCall.id));
  let results = 0;
  let paired = 0;
  for (const [step, message] of messages.entries()) {
    for (const [part, { tool_call_id }] of resultsOf(message).entries()) {
      results += 1;
      if (answered.has(`${step}.${part}`)) {
        paired += 1;
      } else if (tool_call_id === null || !ids.has(tool_call_id)) {
        throw new UnfitRecordError(
          `\`${key}[${step}]\` is the result of a call that stands nowhere before it (${calls.length} calls were found in the record); expected the call in an assistant's message, so the calls of this run cannot all be read`,
        );
      }
    }
  }
  return { messages: messages.length, calls: calls.length, results, paired, passed_over: 0, results_recorded: true };
}

/** The messages with the tool's name on every answer that the file leaves without one. */
function nameAnswers(messages: readonly Message[], calls: readonly RecordedCall[]): readonly Message[] {
  const names = new Map(calls.map(({ answered, toolCall }) => [answered, toolCall.name]));
  return messages.map((message, step) =>
    message.role === 'tool' && message.name === null && message.results.length === 0
      ? { ...message, name: names.get(step) ?? null }
      : message,
  );
}

function refuseCallsInTexts(messages: readonly Message[], { key }: { key: string }): void {
  const step = messages.findIndex(({ role, said }) => role === 'assistant' && said !== null && looksLikeCall(said));
  if (step < 0) {
    return;
  }
  throw new UnfitRecordError(
    `\`${key}[${step}].content\` seems to be a call that is written as text, and no call of this record could be read; expected \`tool_calls\`, parts of the content, \`Action:\` with JSON, or <tool_call> with a <tool_response> behind it`,
  );
}

function looksLikeCall(said: string): boolean {
  if (callMarks.test(said)) {
    return true;
  }
  const json = said.trim().replace(/^```(?:json)?\s*|\s*```$/gu, '');
  if (!json.startsWith('{') || !json.endsWith('}')) {
    return false;
  }
  const { value } = parseJson(json);
  if (!isJsonObject(value)) {
    return false;
  }
  const names = ['name', 'tool', 'tool_name', 'function', 'action'].some((name) => name in value);
  return names && ['arguments', 'args', 'parameters', 'input', 'action_input', 'kwargs'].some((name) => name in value);
}
