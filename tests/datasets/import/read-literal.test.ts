import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compactJson } from '../../../src/datasets/dataset-text.ts';
import { assignmentsOf, parsePython } from '../../../src/datasets/import/python-source.ts';
import { readLiteral } from '../../../src/datasets/import/read-literal.ts';

/** The JSON text of a Python literal. */
function read(literal: string): string {
  const source = parsePython({ file: 'x.py', text: `X = ${literal}\n` });
  return compactJson(readLiteral(source, assignmentsOf(source).get('X')!));
}

const text = (literal: string): string => JSON.parse(read(literal));

describe('strings', () => {
  it.each([
    [`'it is "so"'`, 'it is "so"'],
    [`"it's so"`, "it's so"],
    [`"""two\n"lines" """`, 'two\n"lines" '],
    [`'''it's\n'''`, "it's\n"],
    [`"a" 'b' """c"""`, 'abc'],
    [`(\n  "a "  # why\n  "b"\n)`, 'a b'],
    [`r"\\d\\n"`, '\\d\\n'],
    [`u"é"`, 'é'],
    [`R'a' U"b"`, 'ab'],
    [`f"no {{fields}}"`, 'no {fields}'],
    [`"\\n\\t\\r\\a\\b\\f\\v\\\\\\'\\""`, '\n\t\r\x07\b\f\v\\\'"'],
    [`"\\x41\\u00e9\\U0001F600\\101\\0\\7x"`, 'Aé😀A\0\x07x'],
    [`"one \\\nline"`, 'one line'],
    [`"\\d \\q \\X41 \\8"`, '\\d \\q \\X41 \\8'],
    ['""', ''],
  ])('%s', (literal, expected) => {
    expect(text(literal)).toBe(expected);
  });

  it('read Windows line ends as Python does', () => {
    expect(text('"""a\r\nb"""')).toBe('a\nb');
  });

  it.each(['b"bytes"', 'f"{x}"', '"\\x4"', '"\\N{BULLET}"', '"open'])('refuse %s', (literal) => {
    expect(() => read(literal)).toThrow(/^x\.py, line 1: expected a string /);
  });

  it('of any content survive, written as Python writes them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('"', "'", '"""', "'''"), (content, quote) => {
        const escaped = content
          .replaceAll('\\', '\\\\')
          .replaceAll('\r', '\\r')
          .replaceAll('\n', quote.length === 3 ? '\n' : '\\n')
          .replaceAll(quote.slice(0, 1), `\\${quote.slice(0, 1)}`);
        expect(text(`${quote}${escaped}${quote}`)).toBe(content);
      }),
    );
  });
});

describe('numbers', () => {
  it.each([
    ['50', '50'],
    ['50.0', '50.0'],
    ['5.', '5.0'],
    ['-5.', '-5.0'],
    ['.5', '0.5'],
    ['1_000', '1000'],
    ['-0', '0'],
    ['-46.66', '-46.66'],
    ['+ 3', '3'],
    ['1e3', '1000.0'],
    ['0x1f', '31'],
    ['0o17', '15'],
    ['12345678901234567890', '12345678901234567890'],
    ['-12345678901234567890', '-12345678901234567890'],
  ])('%s', (literal, expected) => {
    expect(read(literal)).toBe(expected);
  });
});

describe('the rest', () => {
  it('is lists, tuples, dictionaries and names for nothing and truth', () => {
    expect(read('[True, False, None, (), (1,), [[]], {"b": {"2": 1, "1": 2,}, "a": [],},]')).toBe(
      '[true,false,null,[],[1],[[]],{"b":{"2":1,"1":2},"a":[]}]',
    );
  });

  it('of any content survives', () => {
    fc.assert(
      fc.property(fc.jsonValue({ depthSize: 'small', noUnicodeString: false }), (value) => {
        const python = JSON.stringify(value).replace(/"(?:[^"\\]|\\.)*"|true|false|null/g, (part) =>
          part.startsWith('"') ? part : { true: 'True', false: 'False', null: 'None' }[part]!,
        );
        expect(JSON.parse(read(python))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it.each([
    'x',
    'f(1)',
    '1 + 2',
    '{1, 2}',
    '{1: 2}',
    '{**x}',
    '[*x]',
    '[x for x in y]',
    '3j',
    '1e999',
    'a.b',
    '[1, 2',
    'not 1',
    '~1',
  ])('refuses %s', (literal) => {
    expect(() => read(literal)).toThrow(/^x\.py, line \d+: expected .*, found /);
  });
});
