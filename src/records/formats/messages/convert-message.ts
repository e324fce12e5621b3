import { isJsonObject, type JsonObject, listOrEmpty, textOrNull } from '../../json/json-fields.ts';
import type { Message, Role, ToolResult } from '../../message.ts';
import type { ToolCall } from '../../tool-call.ts';
import { UnfitRecordError } from '../unfit-record-error.ts';
import { requireRole } from './message-role.ts';
import { idOf, type Place, readCall, readCallFields } from './read-call.ts';
import { type Content, readContent, thoughtsOf } from './read-content.ts';
import { errorOf, observationOf, readResult } from './read-result.ts';
import { joinThoughts, splitThoughts } from './thoughts.ts';

/** A message, and how many of its parts are no text. */
export interface Converted {
  readonly message: Message;
  readonly passedOver: number;
}

/** Keys under which a message's words may stand. */
const contentKeys = ['content', 'parts', 'value', 'text', 'message'] as const;
/** Keys under which providers put thoughts beside the content. */
const thoughtKeys = ['reasoning_content', 'reasoning', 'thinking', 'thinking_blocks', 'reasoning_details', 'thoughts'];
/** Items of OpenAI's Responses that are calls, results or thoughts themselves. */
const itemType = /^(?:reasoning|tool_result|tool_response|tool_call|.*_call|.*_call_output)$/u;
/** Words in the names of fields that may hold calls, and the fields that are read or known to hold none. */
const callWords = /(?:^|_)(?:tools?|functions?|actions?|commands?|calls?|toolcalls?|invocations?)(?:_|$)/u;
/** Fields of most messages, passed over without a look at their names. */
const plainFields = new Set([
  'role',
  'content',
  'tool_calls',
  'function_call',
  'name',
  'tool_call_id',
  'timestamp',
  'turn_idx',
]);
const knownFields = new Set(
  'tool_calls invalid_tool_calls tool_invocations function_call tool_call_chunks tool_messages tool_call_id call_id tool_use_id tool_name tools tool_choice tool_type functions function turn_taking_action tool'.split(
    ' ',
  ),
);

/** A message that says nothing, to be filled in. */
export function emptyMessage(role: Role): Message {
  return {
    role,
    content: null,
    said: null,
    thoughts: null,
    thoughts_leaked: false,
    tool_calls: [],
    tool_call_id: null,
    name: null,
    observation: null,
    error: null,
    results: [],
  };
}

/**
 * One message of a file as ours, whatever provider or framework wrote it. Throws {@link UnfitRecordError} for content in which a
 * call could hide.
 */
export function convertMessage(
  item: JsonObject,
  { at, passesThoughts }: Place & { passesThoughts: boolean },
): Converted {
  const role = requireRole(item, { at });
  refuseUnknownCalls(item, { at });
  const type = textOrNull(item['type'])?.replaceAll('-', '_') ?? '';
  const key = contentKeyOf(item);
  const isItem = itemType.test(type) && item['role'] === undefined;
  const content = isItem ? readContent(item, { at }) : contentOf(item, { at: `${at}.${key}`, role, raw: item[key] });
  const calls = mergeCalls(readCallFields(item, { at }), content.calls);
  const results = content.results.length > 0 ? content.results : resultsBeside(item);
  requireContent(item, { at, content, found: isItem || calls.length + results.length > 0 });
  const { passedOver } = content;
  if (role === 'tool' && calls.length === 0 && results.length <= 1) {
    return { message: toolMessage(item, { content, result: results[0] ?? null }), passedOver };
  }
  const text = content.texts.length === 0 ? null : content.texts.join('');
  if (role === 'system') {
    return { message: { ...emptyMessage('system'), content: text }, passedOver };
  }
  const { said, thoughts } = text === null ? { said: null, thoughts: null } : splitThoughts(text);
  const beside = thoughtKeys.flatMap((name) => (item[name] ? thoughtsOf(item[name]) : []));
  const requestor = role === 'user' ? 'user' : 'assistant';
  const shown = text ?? results.map(({ observation }) => observation ?? '').join('\n');
  const message: Message = {
    ...emptyMessage(results.length > 0 && calls.length === 0 && said === null ? 'tool' : role),
    content: text === null && results.length === 0 ? null : shown,
    // Text beside a call does not reach the other side: only the call is executed.
    said: calls.length > 0 || role === 'tool' ? null : said,
    thoughts: joinThoughts([...beside, ...content.thoughts, thoughts]),
    thoughts_leaked: passesThoughts && calls.length === 0 && thoughts !== null,
    tool_calls: calls.map((call) => ({ ...call, requestor })),
    results,
  };
  const [only] = results;
  if (message.role === 'tool' && only !== undefined && results.length === 1) {
    return { message: { ...message, ...only, results: [] }, passedOver };
  }
  return { message, passedOver };
}

/** The key of a message's words: `parts` where there are some, for a `content` beside them repeats only the texts. */
function contentKeyOf(item: JsonObject): string {
  if (Array.isArray(item['parts']) && item['parts'].length > 0) {
    return 'parts';
  }
  return contentKeys.find((name) => item[name] !== undefined && item[name] !== null) ?? 'content';
}

/** Calls beside the content and in it; frameworks write the same call in both places. */
function mergeCalls(beside: readonly ToolCall[], within: readonly ToolCall[]): readonly ToolCall[] {
  const seen = new Set(beside.map(keyOf));
  return [...beside, ...within.filter((call) => !seen.has(keyOf(call)))];
}

function keyOf({ id, name, arguments: given }: ToolCall): string {
  return id ?? `${name} ${JSON.stringify(given)}`;
}

/** What a message's content holds; a tool's answer may be any JSON, and of ShareGPT's `function_call` the text is the call. */
function contentOf(item: JsonObject, { at, role, raw }: Place & { role: Role; raw: unknown }): Content {
  const from = textOrNull(item['from']) ?? textOrNull(item['role']) ?? '';
  if (/^(?:function_call|tool_call)$/u.test(from) && typeof raw === 'string') {
    return { texts: [raw], thoughts: [], calls: [readCall(raw, { at })], results: [], passedOver: 0 };
  }
  if (role !== 'tool' || raw === null || raw === undefined || typeof raw === 'string' || holdsParts(raw)) {
    return readContent(raw, { at });
  }
  return { texts: [observationOf(raw) ?? ''], thoughts: [], calls: [], results: [], passedOver: 0 };
}

/** Whether a tool's content is parts of a message rather than data of its own. */
function holdsParts(raw: unknown): boolean {
  const parts = Array.isArray(raw) ? raw : [raw];
  return parts.every(
    (part) =>
      isJsonObject(part) &&
      (/^(?:text|tool[-_]|function|image|input_|output_|document|file)/u.test(textOrNull(part['type']) ?? '') ||
        isJsonObject(part['functionResponse'] ?? part['function_response'] ?? part['toolResult'])),
  );
}

function toolMessage(item: JsonObject, { content, result }: { content: Content; result: ToolResult | null }): Message {
  const text = result === null ? (content.texts.length === 0 ? null : content.texts.join('')) : result.observation;
  return {
    ...emptyMessage('tool'),
    content: text,
    observation: text,
    tool_call_id: result?.tool_call_id ?? idOf(item),
    name: result?.name ?? (textOrNull(item['name'] ?? item['tool_name'] ?? item['toolName']) || null),
    error: result?.error ?? errorOf(item),
  };
}

/** The answers that tau2 puts into one message for several calls, and those that the AI SDK keeps with their calls. */
function resultsBeside(item: JsonObject): readonly ToolResult[] {
  const answers = listOrEmpty(item['tool_messages']).filter(isJsonObject);
  const invocations = listOrEmpty(item['toolInvocations']).filter(isJsonObject);
  return [...answers, ...invocations.filter(({ result }) => result !== undefined && result !== null)].map(readResult);
}

function refuseUnknownCalls(item: JsonObject, { at }: Place): void {
  for (const [key, value] of Object.entries(item)) {
    if (plainFields.has(key)) {
      continue;
    }
    const words = key.replaceAll(/(?<=[a-z])(?=[A-Z])/gu, '_').toLowerCase();
    if (!callWords.test(words) || knownFields.has(words) || !mayHoldCalls(words, value)) {
      continue;
    }
    throw new UnfitRecordError(
      `\`${at}.${key.slice(0, 60)}\` may hold calls in a shape that is not known; expected them as \`tool_calls\` or as parts of the content, so the calls of this run cannot all be read`,
    );
  }
}

function mayHoldCalls(key: string, value: unknown): boolean {
  if (Array.isArray(value)) {
    return value.some((item) => isJsonObject(item) || typeof item === 'string');
  }
  if (isJsonObject(value)) {
    return Object.keys(value).length > 0;
  }
  return (
    typeof value === 'string' && value !== '' && /^(?:actions?|commands?|tool_?calls?|function_?calls?)$/u.test(key)
  );
}

/** A message from which nothing was read, though it has fields that are not known, is not understood. */
function requireContent(item: JsonObject, { at, content, found }: Place & { content: Content; found: boolean }): void {
  const parts = content.texts.length + content.thoughts.length + content.passedOver;
  if (found || parts > 0 || contentKeys.some((key) => key in item)) {
    return;
  }
  const others = Object.entries(item).filter(
    ([key, value]) =>
      !/^(?:role|type|from|id|name|.*_id|timestamp|created.*|usage|cost)$/u.test(key) &&
      !thoughtKeys.includes(key) &&
      (typeof value === 'string' ? value !== '' : typeof value === 'object' && value !== null && !isEmpty(value)),
  );
  if (others.length === 0) {
    return;
  }
  const keys = others.slice(0, 6).map(([key]) => JSON.stringify(key.slice(0, 40)));
  throw new UnfitRecordError(
    `\`${at}\` has no \`content\` and no calls, but ${keys.join(', ')}; expected \`content\`, \`parts\` or \`tool_calls\``,
  );
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0;
}
