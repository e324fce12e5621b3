/** Text that was read up to an index. */
interface Read {
  readonly value: unknown;
  readonly end: number;
}

const deepest = 100;
const words: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['True', true],
  ['False', false],
  ['None', null],
  ['true', true],
  ['false', false],
  ['null', null],
  ['nan', null],
]);
const escapes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['b', '\b'],
  ['f', '\f'],
  ['v', '\v'],
  ['a', '\u0007'],
  ['0', '\0'],
]);

/**
 * The value of a Python literal as `repr` writes it: dicts, lists, tuples (as lists), texts in either quote, numbers, True,
 * False, None. Undefined where the text is no such literal as a whole. Never throws.
 */
export function parsePythonLiteral(text: string): unknown {
  const read = readValue(text, skipBlank(text, 0), 0);
  return read !== null && skipBlank(text, read.end) === text.length ? read.value : undefined;
}

function readValue(text: string, at: number, depth: number): Read | null {
  const character = text[at];
  if (depth > deepest || character === undefined) return null;
  if (character === '{') return readDict(text, at, depth);
  if (character === '[') return readList(text, { at, depth, close: ']' });
  if (character === '(') return readList(text, { at, depth, close: ')' });
  if (character === "'" || character === '"') return readText(text, at);
  return readWord(text, at);
}

function readDict(text: string, at: number, depth: number): Read | null {
  const entries: [string, unknown][] = [];
  let index = skipBlank(text, at + 1);
  while (text[index] !== '}') {
    const key = readValue(text, index, depth + 1);
    if (key === null || (typeof key.value !== 'string' && typeof key.value !== 'number')) return null;
    index = skipBlank(text, key.end);
    if (text[index] !== ':') return null;
    const value = readValue(text, skipBlank(text, index + 1), depth + 1);
    if (value === null) return null;
    entries.push([String(key.value), value.value]);
    const next = afterItem(text, value.end, '}');
    if (next === null) return null;
    index = next;
  }
  // fromEntries makes `__proto__` a key like any other.
  return { value: Object.fromEntries(entries), end: index + 1 };
}

function readList(text: string, { at, depth, close }: { at: number; depth: number; close: string }): Read | null {
  const items: unknown[] = [];
  let index = skipBlank(text, at + 1);
  while (text[index] !== close) {
    const item = readValue(text, index, depth + 1);
    if (item === null) return null;
    items.push(item.value);
    const next = afterItem(text, item.end, close);
    if (next === null) return null;
    index = next;
  }
  return { value: items, end: index + 1 };
}

/** The index of the next item or of the closing bracket; null where neither stands there. */
function afterItem(text: string, at: number, close: string): number | null {
  const index = skipBlank(text, at);
  if (text[index] === close) return index;
  return text[index] === ',' ? skipBlank(text, index + 1) : null;
}

function readText(text: string, at: number): Read | null {
  const quote = text[at];
  const parts: string[] = [];
  let done = at + 1;
  for (let index = at + 1; index < text.length; index++) {
    const character = text[index];
    if (character === quote) return { value: parts.join('') + text.slice(done, index), end: index + 1 };
    if (character !== '\\') continue;
    parts.push(text.slice(done, index));
    const escaped = readEscape(text, index + 1);
    parts.push(escaped.text);
    done = escaped.end;
    index = done - 1;
  }
  return null;
}

function readEscape(text: string, at: number): { text: string; end: number } {
  const code = /^(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U(00[01][0-9a-fA-F]{5}))/u.exec(text.slice(at, at + 9));
  const digits = code?.[1] ?? code?.[2] ?? code?.[3];
  const point = digits === undefined ? Number.NaN : Number.parseInt(digits, 16);
  if (code !== null && point <= 0x10ffff) return { text: String.fromCodePoint(point), end: at + code[0].length };
  const character = text[at] ?? '';
  if (character === '\n') return { text: '', end: at + 1 };
  if (character === '\\' || character === "'" || character === '"') return { text: character, end: at + 1 };
  const known = escapes.get(character);
  return known === undefined ? { text: `\\${character}`, end: at + 1 } : { text: known, end: at + 1 };
}

function readWord(text: string, at: number): Read | null {
  const word = /^[A-Za-z0-9_+.-]+/u.exec(text.slice(at, at + 64))?.[0];
  if (word === undefined) return null;
  const end = at + word.length;
  if (words.has(word)) return { value: words.get(word), end };
  return /^[+-]?(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/u.test(word)
    ? { value: Number(word.replaceAll('_', '')), end }
    : null;
}

function skipBlank(text: string, at: number): number {
  let index = at;
  while (index < text.length && ' \n\r\t'.includes(text[index] ?? '')) index++;
  return index;
}
