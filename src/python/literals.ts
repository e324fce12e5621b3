import { keepOrder } from './keys.ts';
import { type NotRead, type Read, skipBlank } from './literal-read.ts';
import { readNumberLiteral } from './number-literal.ts';
import { readTextLiteral } from './text-literal.ts';
import { toPlain, type Value } from './value.ts';

/** How strictly a literal is read: what programs save by `repr` or half as JSON is wider than what Python source may hold. */
export interface LiteralRules {
  /** Takes true, false, null and nan as well, and numbers as keys. */
  readonly lenient: boolean;
}

/** Deeper nesting is refused, so that no text can exhaust the stack. */
const deepest = 100;

const words: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['True', true],
  ['False', false],
  ['None', null],
]);
const lenientWords: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['true', true],
  ['false', false],
  ['null', null],
  ['nan', null],
]);

/**
 * The value of a Python literal as `repr` writes it, as JSON.parse would have given it: dicts, lists, tuples (as lists), texts,
 * numbers, True, False, None; also JSON's words. Undefined where the text is no such literal as a whole. Never throws.
 */
export function parsePythonLiteral(text: string): unknown {
  const read = readLiteral(text, { lenient: true });
  return 'expected' in read ? undefined : toPlain(read.value);
}

/**
 * The value of a Python literal: text, number, True, False, None, and lists, tuples and dictionaries of these, with comments. What Python
 * would have to run is refused, with what was expected and where.
 */
export function readLiteral(text: string, rules: LiteralRules): Read | NotRead {
  const read = readValue({ text, rules, at: skipBlank(text, 0), depth: 0 });
  if ('expected' in read) {
    return read;
  }
  const end = skipBlank(text, read.end);
  return end === text.length ? { ...read, end } : { expected: 'a literal', at: 0 };
}

interface Spot {
  readonly text: string;
  readonly rules: LiteralRules;
  readonly at: number;
  readonly depth: number;
}

function readValue(spot: Spot): Read | NotRead {
  const { text, rules, at, depth } = spot;
  const character = text[at];
  if (depth > deepest) {
    return { expected: `nesting of at most ${deepest} levels`, at };
  }
  if (character === '{') {
    return readDictionary(spot);
  }
  if (character === '[') {
    return readList(spot, ']');
  }
  if (character === '(') {
    return readList(spot, ')');
  }
  const string = readTextLiteral(text, at);
  if (string !== null) {
    return string;
  }
  const number = readNumberLiteral(text, at);
  if (number !== null) {
    return number;
  }
  const word = wordAt(text, at);
  const value = words.get(word) ?? (rules.lenient ? lenientWords.get(word) : undefined);
  if (value !== undefined || word === 'None') {
    return { value: value ?? null, end: at + word.length };
  }
  return { expected: 'a literal', at };
}

function readDictionary(spot: Spot): Read | NotRead {
  const { text, rules, depth } = spot;
  const entries = new Map<string, Value>();
  let at = skipBlank(text, spot.at + 1);
  while (text[at] !== '}') {
    const key = readValue({ text, rules, at, depth: depth + 1 });
    if ('expected' in key) {
      return { expected: 'a key, a colon and a value', at };
    }
    const isKey = typeof key.value === 'string' || (rules.lenient && typeof key.value === 'number');
    if (!isKey) {
      return { expected: 'text as a key', at };
    }
    const colon = skipBlank(text, key.end);
    if (text[colon] !== ':') {
      return { expected: 'a key, a colon and a value', at };
    }
    const value = readValue({ text, rules, at: skipBlank(text, colon + 1), depth: depth + 1 });
    if ('expected' in value) {
      return value;
    }
    entries.set(String(key.value), value.value);
    const next = afterItem(text, value.end, '}');
    if (next === null) {
      return { expected: 'a comma or the closing }', at: value.end };
    }
    at = next;
  }
  // fromEntries makes `__proto__` a key like any other.
  return { value: keepOrder(Object.fromEntries(entries), [...entries.keys()]), end: at + 1 };
}

/** A list or a tuple; one value in parentheses without a comma is that value. */
function readList(spot: Spot, close: ']' | ')'): Read | NotRead {
  const { text, rules, depth } = spot;
  const items: Value[] = [];
  let commas = 0;
  let at = skipBlank(text, spot.at + 1);
  while (text[at] !== close) {
    const item = readValue({ text, rules, at, depth: depth + 1 });
    if ('expected' in item) {
      return item;
    }
    items.push(item.value);
    const next = afterItem(text, item.end, close);
    if (next === null) {
      return { expected: `a comma or the closing ${close}`, at: item.end };
    }
    if (text[skipBlank(text, item.end)] === ',') {
      commas += 1;
    }
    at = next;
  }
  const [first] = items;
  const isValue = close === ')' && commas === 0 && first !== undefined;
  return { value: isValue ? first : items, end: at + 1 };
}

/** The index of the next item or of the closing bracket; null where neither stands there. */
function afterItem(text: string, at: number, close: string): number | null {
  const index = skipBlank(text, at);
  if (text[index] === close) {
    return index;
  }
  return text[index] === ',' ? skipBlank(text, index + 1) : null;
}

function wordAt(text: string, at: number): string {
  return /^\w+/u.exec(text.slice(at, at + 16))?.[0] ?? '';
}
