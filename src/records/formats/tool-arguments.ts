import { parsePythonLiteral } from '../../python/literals.ts';
import { isJsonObject } from '../json/json-fields.ts';
import { parseInnerJson } from '../json/parse-json.ts';
import type { ToolCall } from '../tool-call.ts';

/** The arguments of a call as files have them: an object, or a text of JSON or of a Python dict. */
export function readArguments(raw: unknown): Pick<ToolCall, 'arguments' | 'arguments_text'> {
  if (isJsonObject(raw)) {
    return { arguments: raw, arguments_text: null };
  }
  if (raw === undefined || raw === null) {
    return { arguments: null, arguments_text: null };
  }
  if (typeof raw !== 'string') {
    return { arguments: null, arguments_text: JSON.stringify(raw) };
  }
  const value = parseInnerJson(raw) ?? parsePythonLiteral(raw);
  return isJsonObject(value) ? { arguments: value, arguments_text: null } : { arguments: null, arguments_text: raw };
}
