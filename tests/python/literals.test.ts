import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePythonLiteral, readLiteral } from '../../src/python/literals.ts';
import { parseJson } from '../../src/python/parse-json.ts';
import { repr } from '../../src/python/repr.ts';
import { casesToTry } from '../support/effort.ts';

describe('parsePythonLiteral', () => {
  it.each([
    ["{'a': [1, 2.5, (3,), ()], 'b': None, 'c': True}", { a: [1, 2.5, [3], []], b: null, c: true }],
    ["{'a': true, 'b': null, 'c': nan, 1: false}", { a: true, b: null, c: null, 1: false }],
    ['{"it\'s": \'a "b"\'}', { "it's": 'a "b"' }],
    ["['\\x41\\u00e9\\101\\0']", ['Aé' + 'A\0']],
    ["'a' 'b'", 'ab'],
    ['(1)', 1],
    ['(1,)', [1]],
    ['- 5', -5],
    ['--5', 5],
    ['5.', 5],
    ['12345678901234567890', 12345678901234567000],
  ])('%s', (text, value) => {
    expect(parsePythonLiteral(text)).toEqual(value);
  });

  it.each([
    '',
    'x',
    '{',
    "{'a'}",
    "{'a': }",
    '[1 2]',
    '[1',
    "'open",
    '1 2',
    '1x',
    '0x',
    '3j',
    '1e999',
    'Truely',
    "b'x'",
  ])('gives nothing for %j', (text) => {
    expect(parsePythonLiteral(text)).toBeUndefined();
  });

  it('reads what repr writes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (plain) => {
        const value = parseJson(JSON.stringify(plain));
        const read = readLiteral(repr(value), { lenient: false });
        expect('value' in read && repr(read.value)).toBe(repr(value));
        expect(parsePythonLiteral(repr(value))).toEqual(JSON.parse(JSON.stringify(plain)));
      }),
    );
  });

  it('never throws and takes time in proportion to the text', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '(',
      ')',
      "'",
      '"',
      ',',
      ':',
      '\\',
      '\n',
      '#',
      '1',
      '.',
      '-',
      'x',
      'None',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (parts) => {
        parsePythonLiteral(parts.join(''));
      }),
      { numRuns: casesToTry(600, 20_000) },
    );
    for (const text of [
      '['.repeat(1e6),
      '1'.repeat(1e6),
      `${'1'.repeat(1e6)}x`,
      '-'.repeat(1e6),
      "'".repeat(1e6),
      `'${'\\'.repeat(1e6)}`,
    ]) {
      parsePythonLiteral(text);
    }
    const key = Object.keys(parsePythonLiteral("{'__proto__': {'polluted': 1}}") as object);
    expect(key).toEqual(['__proto__']);
  });
});

it('keys of a source are texts, and its words are those of Python', () => {
  expect(readLiteral('{1: 2}', { lenient: false })).toEqual({ expected: 'text as a key', at: 1 });
  expect(readLiteral('[true]', { lenient: false })).toEqual({ expected: 'a literal', at: 1 });
  expect(readLiteral('[1,  # one\n 2]', { lenient: false })).toMatchObject({ value: [1, 2] });
});
