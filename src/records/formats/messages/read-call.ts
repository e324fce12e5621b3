import { isJsonObject, type JsonObject, listOrEmpty, textOrNull } from '../../json/json-fields.ts';
import { parseInnerJson } from '../../json/parse-json.ts';
import type { ToolCall } from '../../tool-call.ts';
import { readArguments } from '../tool-arguments.ts';
import { UnfitRecordError } from '../unfit-record-error.ts';

/** Where in a record something stands, for sentences: `messages[3]`. */
export interface Place {
  readonly at: string;
}

/** Keys of a message under which lists of calls stand. */
const callLists = ['tool_calls', 'toolCalls', 'invalid_tool_calls', 'toolInvocations', 'tool_invocations'] as const;

/** The calls that stand beside a message's content: OpenAI's, LangChain's and the AI SDK's lists, or `function_call`. */
export function readCallFields(message: JsonObject, { at }: Place): readonly ToolCall[] {
  const lists: ToolCall[] = [];
  for (const key of callLists) {
    if (isGiven(message[key])) {
      lists.push(...readCallList(message[key], { at: `${at}.${key}` }));
    }
  }
  if (lists.length > 0) {
    return lists;
  }
  const older = message['function_call'] ?? message['functionCall'];
  if (isGiven(older)) {
    return [readCall(older, { at: `${at}.function_call` })];
  }
  const extra = message['additional_kwargs'];
  if (!isJsonObject(extra)) {
    return [];
  }
  const kept = readCallList(extra['tool_calls'], { at: `${at}.additional_kwargs.tool_calls` });
  if (kept.length > 0) {
    return kept;
  }
  const oldest = extra['function_call'];
  return isGiven(oldest) ? [readCall(oldest, { at: `${at}.additional_kwargs.function_call` })] : [];
}

function readCallList(raw: unknown, { at }: Place): readonly ToolCall[] {
  if (!isGiven(raw)) {
    return [];
  }
  const list = typeof raw === 'string' ? parseInnerJson(raw) : raw;
  if (list === null && raw === 'null') {
    return [];
  }
  if (isJsonObject(list)) {
    return [readCall(list, { at })];
  }
  if (!Array.isArray(list)) {
    throw new UnfitRecordError(`\`${at}\` is no list of calls; expected calls with a name`);
  }
  return listOrEmpty(list).map((call, index) => readCall(call, { at: `${at}[${index}]` }));
}

/** Whether a field holds anything: not absent, null, empty, or the `[null]` that some programs write. */
function isGiven(raw: unknown): boolean {
  if (raw === undefined || raw === null || raw === '') {
    return false;
  }
  return !Array.isArray(raw) || raw.some((item) => item !== null);
}

/** One call in any of the shapes that providers and frameworks have; throws {@link UnfitRecordError} where it has no name. */
export function readCall(raw: unknown, { at }: Place): ToolCall {
  const call = typeof raw === 'string' ? parseInnerJson(raw) : raw;
  if (!isJsonObject(call)) {
    throw new UnfitRecordError(`\`${at}\` is no call; expected an object with a name`);
  }
  const nested = ['function', 'functionCall', 'function_call', 'toolInvocation', 'toolUse', 'tool_call']
    .map((key) => call[key])
    .find(isJsonObject);
  const inner = nested ?? call;
  const name = [
    inner['name'],
    inner['toolName'],
    inner['tool_name'],
    call['function'],
    call['tool'],
    call['name'],
  ].find((value) => typeof value === 'string' && value !== '');
  if (typeof name !== 'string') {
    throw new UnfitRecordError(`\`${at}\` has no name of a tool; expected a call with \`name\` or \`function.name\``);
  }
  return {
    id: idOf(call) ?? idOf(inner),
    name,
    ...readArguments(argumentsOf(inner)),
    requestor: call['requestor'] === 'user' ? 'user' : 'assistant',
  };
}

/** The id that links a call and its result, under whatever name. */
export function idOf(value: JsonObject): string | null {
  const keys = ['tool_call_id', 'toolCallId', 'call_id', 'tool_use_id', 'toolUseId', 'id'];
  return keys.map((key) => textOrNull(value[key])).find((id) => id !== null && id !== '') ?? null;
}

function argumentsOf(call: JsonObject): unknown {
  const keys = ['arguments', 'args', 'input', 'parameters', 'kwargs', 'params'];
  return keys.map((key) => call[key]).find((value) => value !== undefined && value !== null);
}
