import { isJsonObject, type JsonObject, kindOf, listOrEmpty, textOrNull } from '../../json/json-fields.ts';
import type { ToolResult } from '../../message.ts';
import type { ToolCall } from '../../tool-call.ts';
import { UnfitRecordError } from '../unfit-record-error.ts';
import { type Place, readCall } from './read-call.ts';
import { readResult } from './read-result.ts';

/** What stands in a message's content. */
export interface Content {
  readonly texts: string[];
  readonly thoughts: string[];
  readonly calls: ToolCall[];
  readonly results: ToolResult[];
  /** Parts that are no text and no call: pictures, sound, files. */
  passedOver: number;
}

type ReadPart = (part: JsonObject, place: Place, content: Content) => void;

/** Parts by their `type`, across providers: OpenAI, Anthropic, AI SDK, LangChain. Dashes count as underscores. */
const parts: ReadonlyMap<string, ReadPart> = new Map<string, ReadPart>([
  ...every(['text', 'input_text', 'output_text', 'summary_text', 'text_delta'], addText),
  ...every(['refusal'], (part, _, { texts }) => texts.push(textOrNull(part['refusal']) ?? '')),
  ...every(['thinking', 'reasoning', 'thought', 'reasoning_text', 'reasoning_content'], addThoughts),
  ...every(['redacted_thinking', 'step_start', 'step_finish', 'source', 'source_url', 'citation'], () => {}),
  ...every(['tool_use', 'tool_call', 'function_call', 'function', 'custom_tool_call', 'server_tool_use'], addCall),
  ...every(['mcp_tool_use', 'computer_call', 'local_shell_call', 'tool_call_request'], addCall),
  ...every(['tool_result', 'function_call_output', 'custom_tool_call_output', 'tool_response'], addResult),
  ...every(['function_response', 'mcp_tool_result', 'tool_call_response', 'computer_call_output'], addResult),
  ...every(['tool_invocation', 'dynamic_tool', 'mcp_call'], addBoth),
  ...every(['image', 'image_url', 'input_image', 'file', 'input_file', 'document', 'video'], passOver),
  ...every(['audio', 'audio_url', 'input_audio', 'media', 'search_result', 'container_upload'], passOver),
]);

/** Keys by which parts without a `type` are known: Gemini's and Bedrock's. */
const untyped: readonly (readonly [key: string, read: ReadPart])[] = [
  ['functionCall', addCall],
  ['function_call', addCall],
  ['toolUse', addCall],
  ['functionResponse', addResult],
  ['function_response', addResult],
  ['toolResult', addResult],
  ['reasoningContent', addThoughts],
  ['inlineData', passOver],
  ['inline_data', passOver],
  ['fileData', passOver],
  ['image', passOver],
  ['document', passOver],
  ['cachePoint', () => {}],
];

/** Reads a message's content: a text, parts of any known shape, or nothing. Throws {@link UnfitRecordError} for an unknown part. */
export function readContent(raw: unknown, { at }: Place): Content {
  const content: Content = { texts: [], thoughts: [], calls: [], results: [], passedOver: 0 };
  addContent(raw, { at }, content);
  return content;
}

function addContent(raw: unknown, { at }: Place, content: Content): void {
  if (raw === null || raw === undefined) {
    return;
  }
  if (typeof raw === 'string') {
    content.texts.push(raw);
  } else if (Array.isArray(raw)) {
    for (const [index, part] of raw.entries()) {
      addContent(part, { at: `${at}[${index}]` }, content);
    }
  } else if (isJsonObject(raw)) {
    addPart(raw, { at }, content);
  } else {
    throw new UnfitRecordError(`\`${at}\` is ${kindOf(raw)}; expected a text or a list of parts`);
  }
}

function addPart(part: JsonObject, place: Place, content: Content): void {
  const type = textOrNull(part['type'])?.replaceAll('-', '_') ?? null;
  const known = type === null ? untyped.find(([key]) => part[key] !== undefined)?.[1] : readerOf(type);
  if (known !== undefined) {
    known(part, place, content);
  } else if (type === null && part['thought'] === true) {
    addThoughts(part, place, content);
  } else if (type === null && typeof part['text'] === 'string') {
    content.texts.push(part['text']);
  } else if (Array.isArray(part['parts'])) {
    addContent(part['parts'], { at: `${place.at}.parts` }, content);
  } else {
    throw unknownPart(part, place);
  }
}

function readerOf(type: string): ReadPart | undefined {
  if (parts.has(type)) {
    return parts.get(type);
  }
  if (/^tool_.+/u.test(type) && !/(?:result|error|output|response)$/u.test(type)) {
    return addBoth;
  }
  if (/(?:tool_result|_call_output)$/u.test(type)) {
    return addResult;
  }
  return /_call$/u.test(type) ? addCall : undefined;
}

function addText(part: JsonObject, { at }: Place, { texts, thoughts }: Content): void {
  const text = part['text'] ?? part['content'] ?? part['value'];
  if (text === undefined || text === null) {
    return;
  }
  if (typeof text !== 'string') {
    throw new UnfitRecordError(`\`${at}.text\` is ${kindOf(text)}; expected a text`);
  }
  (part['thought'] === true ? thoughts : texts).push(text);
}

/** Reasoning under any of its names; encrypted reasoning has no text. */
function addThoughts(part: JsonObject, _: Place, { thoughts }: Content): void {
  for (const key of ['thinking', 'text', 'reasoning', 'content', 'summary', 'reasoningContent', 'reasoningText']) {
    thoughts.push(...thoughtsOf(part[key]));
  }
}

/** The texts of a reasoning field: a text, or parts of text. */
export function thoughtsOf(raw: unknown): readonly string[] {
  if (typeof raw === 'string') {
    return raw === '' ? [] : [raw];
  }
  if (isJsonObject(raw)) {
    return thoughtsOf(raw['text'] ?? raw['thinking'] ?? raw['reasoningText'] ?? raw['summary'] ?? null);
  }
  return listOrEmpty(raw).flatMap(thoughtsOf);
}

function addCall(part: JsonObject, place: Place, { calls }: Content): void {
  const type = textOrNull(part['type']);
  // A provider's own tools have no name beside their type.
  const named = part['name'] === undefined && type !== null && /_call$/u.test(type) && type !== 'function_call';
  const own = named ? { name: type.replace(/_call$/u, ''), arguments: part['action'] ?? {}, ...part } : part;
  calls.push(readCall(own, place));
}

function addResult(part: JsonObject, _: Place, { results }: Content): void {
  results.push(readResult(part));
}

/** A call that carries its result along, as the AI SDK's user interface and MCP calls do. */
function addBoth(part: JsonObject, place: Place, content: Content): void {
  const inner = isJsonObject(part['toolInvocation']) ? part['toolInvocation'] : part;
  const type = textOrNull(part['type']) ?? '';
  const name = inner['toolName'] ?? inner['name'] ?? type.replace(/^tool[-_]/u, '');
  content.calls.push(readCall({ ...inner, name, function: undefined }, place));
  const hasResult = ['output', 'result', 'errorText'].some((key) => inner[key] !== undefined && inner[key] !== null);
  if (hasResult) {
    content.results.push(readResult({ ...inner, name }));
  }
}

function passOver(_: JsonObject, __: Place, content: Content): void {
  content.passedOver += 1;
}

function unknownPart(part: JsonObject, { at }: Place): UnfitRecordError {
  const type = textOrNull(part['type']);
  const keys = Object.keys(part)
    .slice(0, 6)
    .map((key) => JSON.stringify(key.slice(0, 40)));
  const shape = type === null ? `with the keys ${keys.join(', ')}` : `of the type ${JSON.stringify(type.slice(0, 60))}`;
  return new UnfitRecordError(
    `\`${at}\` is a part ${shape}, which is not known; expected text, thoughts, a call or a result, so the calls of this run cannot all be read`,
  );
}

function every(types: readonly string[], read: ReadPart): [string, ReadPart][] {
  return types.map((type) => [type, read]);
}
