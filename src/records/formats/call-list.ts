import { isJsonObject } from '../json/json-fields.ts';
import { parseInnerJson } from '../json/parse-json.ts';
import type { ToolCall } from '../tool-call.ts';

/** The calls of a text and what stands between them. */
export interface CallList {
  readonly calls: readonly ToolCall[];
  /** Text that belongs to no call, commas and white space left aside; empty where there is none. */
  readonly rest: string;
}

/**
 * The calls of a text such as `name({"a": 1}),other({})`, as MT-Benchmark writes what was called and what should have been.
 * Arguments that are no JSON object are kept as text.
 */
export function parseCallList(text: string): CallList {
  const calls: ToolCall[] = [];
  const rest: string[] = [];
  const beginning = /[A-Za-z_][\w.-]*\(/gu;
  let done = 0;
  for (let match = beginning.exec(text); match !== null; match = beginning.exec(text)) {
    const open = match.index + match[0].length;
    const close = closingParenthesis(text, open);
    calls.push(readCall({ name: match[0].slice(0, -1), inside: text.slice(open, close).trim() }));
    rest.push(text.slice(done, match.index));
    done = Math.min(close + 1, text.length);
    beginning.lastIndex = close + 1;
  }
  rest.push(text.slice(done));
  return {
    calls,
    rest: rest
      .join(' ')
      .replaceAll(/[\s,;]+/gu, ' ')
      .trim(),
  };
}

function readCall({ name, inside }: { name: string; inside: string }): ToolCall {
  const value = parseInnerJson(inside === '' ? '{}' : inside);
  const parsed = isJsonObject(value) ? value : null;
  return {
    id: null,
    name,
    arguments: parsed,
    arguments_text: parsed === null ? inside : null,
    requestor: 'assistant',
  };
}

/** The index of the parenthesis that closes the one before `from`, texts in double quotes left aside; else the end. */
function closingParenthesis(text: string, from: number): number {
  let depth = 1;
  let quoted = false;
  for (let index = from; index < text.length; index++) {
    const character = text[index];
    if (quoted && character === '\\') {
      index++;
    } else if (character === '"') {
      quoted = !quoted;
    } else if (!quoted && character === '(') {
      depth++;
    } else if (!quoted && character === ')' && --depth === 0) {
      return index;
    }
  }
  return text.length;
}
