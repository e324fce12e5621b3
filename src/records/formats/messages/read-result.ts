import { jsonText } from '../../../python/json-text.ts';
import type { Value } from '../../../python/value.ts';
import { isJsonObject, type JsonObject, textOrNull } from '../../json/json-fields.ts';
import type { ToolResult } from '../../message.ts';
import { idOf } from './read-call.ts';

/** The result of a call in any of the shapes that providers and frameworks have. */
export function readResult(part: JsonObject): ToolResult {
  const nested = ['functionResponse', 'function_response', 'toolResult', 'toolInvocation']
    .map((key) => part[key])
    .find(isJsonObject);
  const inner = nested ?? part;
  const names = [inner['name'], inner['toolName'], inner['tool_name']];
  return {
    tool_call_id: idOf({ ...part, id: undefined }) ?? idOf(inner),
    name: names.map(textOrNull).find((name) => name !== null && name !== '') ?? null,
    observation: observationOf(outputOf(inner)),
    error: errorOf(inner),
  };
}

/** What a tool returned as text: texts as they are, parts of text joined, anything else as Python writes JSON. */
export function observationOf(output: unknown): string | null {
  if (output === undefined || output === null) {
    return null;
  }
  if (typeof output === 'string') {
    return output;
  }
  const texts = textsOfParts(output);
  if (texts !== null) {
    return texts.join('');
  }
  if (isJsonObject(output) && isWrapped(output)) {
    return observationOf(output['value']);
  }
  return jsonText(output as Value);
}

/** Whether the file marks a result as an error; null where it does not say. */
export function errorOf(result: JsonObject): boolean | null {
  for (const key of ['is_error', 'isError', 'error']) {
    const mark = result[key];
    if (typeof mark === 'boolean') {
      return mark;
    }
  }
  if (isJsonObject(result['error']) || (typeof result['error'] === 'string' && result['error'] !== '')) {
    return true;
  }
  if (result['status'] === 'error' || result['state'] === 'output-error') {
    return true;
  }
  const output = result['output'];
  if (isJsonObject(output) && typeof output['type'] === 'string' && output['type'].startsWith('error-')) {
    return true;
  }
  return result['status'] === 'success' ? false : null;
}

function outputOf(result: JsonObject): unknown {
  const keys = ['output', 'result', 'content', 'response', 'errorText', 'error'];
  const output = keys.map((key) => result[key]).find((value) => value !== undefined && value !== null);
  // Gemini puts what a function gave under one of these.
  if (!isJsonObject(output) || Object.keys(output).length !== 1) {
    return output;
  }
  return output['output'] ?? output['result'] ?? output['content'] ?? output['error'] ?? output;
}

/** The AI SDK's `{type: 'text' | 'json' | 'error-text' | ..., value}`. */
function isWrapped(output: JsonObject): boolean {
  return typeof output['type'] === 'string' && 'value' in output;
}

/** The texts of a list that holds nothing but parts of text; else null. */
function textsOfParts(output: unknown): readonly string[] | null {
  const parts = Array.isArray(output) ? output : [output];
  const texts = parts.map((part) => {
    if (!isJsonObject(part) || isWrapped(part)) {
      return null;
    }
    if (typeof part['text'] === 'string' && (part['type'] === undefined || /text/u.test(String(part['type'])))) {
      return part['text'];
    }
    return 'json' in part && Object.keys(part).length === 1 ? jsonText(part['json'] as Value) : null;
  });
  return texts.length > 0 && texts.every((text) => text !== null) ? texts : null;
}
