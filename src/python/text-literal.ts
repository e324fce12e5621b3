import { type NotRead, type Read, skipBlank } from './literal-read.ts';

const opening = /([a-zA-Z]{0,2})("""|'''|"|')/uy;

/**
 * The text of a Python string at an index: any quotes and prefixes but bytes, escapes, and adjacent strings joined into one. Null where
 * no string begins there.
 */
export function readTextLiteral(text: string, at: number): Read | NotRead | null {
  let value = '';
  let end = at;
  for (let next = at; ; next = skipBlank(text, end)) {
    opening.lastIndex = next;
    const [all, prefix = '', quote = ''] = opening.exec(text) ?? [];
    if (all === undefined) {
      return next === at ? null : { value, end };
    }
    const close = closingQuote(text, { from: next + all.length, quote });
    if (close === null) {
      return { expected: 'a string that ends', at: next };
    }
    const part = textOf({ prefix: prefix.toLowerCase(), content: text.slice(next + all.length, close) });
    if (typeof part !== 'string') {
      return { ...part, at: next };
    }
    value += part;
    end = close + quote.length;
  }
}

function closingQuote(text: string, { from, quote }: { from: number; quote: string }): number | null {
  for (let index = from; index < text.length; index += 1) {
    if (text[index] === '\\') {
      index += 1;
    } else if (text.startsWith(quote, index)) {
      return index;
    }
  }
  return null;
}

function textOf({ prefix, content }: { prefix: string; content: string }): string | { expected: string } {
  if (/[^bfru]/u.test(prefix)) {
    return { expected: 'a literal' };
  }
  if (prefix.includes('b')) {
    return { expected: 'a string of text' };
  }
  const isFormat = prefix.includes('f');
  // An f-string that has nothing to fill in is only text, with its braces doubled.
  if (isFormat && /[{}]/u.test(content.replaceAll(/\{\{|\}\}/gu, ''))) {
    return { expected: 'a string without parts to be filled in' };
  }
  const plain = isFormat ? content.replaceAll('{{', '{').replaceAll('}}', '}') : content;
  return prefix.includes('r') ? plain : unescaped(plain);
}

/** Python's escapes; a backslash before anything else stands for itself. */
const escapes = /\\(?:[0-7]{1,3}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[\s\S])/gu;

const simple: ReadonlyMap<string, string> = new Map([
  ['\n', ''],
  ['\\', '\\'],
  ["'", "'"],
  ['"', '"'],
  ['a', '\u0007'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
]);

function unescaped(content: string): string | { expected: string } {
  let incomplete: string | null = null;
  const text = content.replace(escapes, (written) => {
    const code = written.slice(1);
    const known = simple.get(code);
    if (known !== undefined) {
      return known;
    }
    if (/^[0-7]+$/u.test(code)) {
      return String.fromCodePoint(Number.parseInt(code, 8));
    }
    if (!/^[xuUN]/u.test(code)) {
      return written;
    }
    const point = Number.parseInt(code.slice(1), 16);
    if (point <= 0x10ffff) {
      return String.fromCodePoint(point);
    }
    incomplete ??= written;
    return written;
  });
  return incomplete === null ? text : { expected: `a string whose escapes are complete (not ${incomplete})` };
}
