import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copyDictionary } from '../../src/python/copy.ts';
import { isEqual, isIdentical } from '../../src/python/is-equal.ts';
import { jsonText } from '../../src/python/json-text.ts';
import { keysOf } from '../../src/python/keys.ts';
import { parseJson } from '../../src/python/parse-json.ts';
import { repr, stringRepr, tupleText } from '../../src/python/repr.ts';
import { type Dictionary, toPlain, type Value } from '../../src/python/value.ts';

describe('stringRepr', () => {
  it.each([
    ['plain', "'plain'"],
    ["it's", '"it\'s"'],
    ['a"b\'c', "'a\"b\\'c'"],
    ['back\\slash', "'back\\\\slash'"],
    ['a\n\t\r\u0000\u007f', "'a\\n\\t\\r\\x00\\x7f'"],
    ['caf\u00e9 \u00a0', "'caf\u00e9 \\xa0'"],
    ['\u200b\u{1f600}\u{e0001}', "'\\u200b\u{1f600}\\U000e0001'"],
    ['\ud800', "'\\ud800'"],
  ])('writes %j as Python does', (value, text) => {
    expect(stringRepr(value)).toBe(text);
  });
});

describe('texts of values', () => {
  const value = parseJson('{"b": [1, 1.0, null, true, "x"], "a": {}, "c": [50.0]}');

  it('repr keeps the order of keys', () => {
    expect(repr(value)).toBe("{'b': [1, 1.0, None, True, 'x'], 'a': {}, 'c': [50.0]}");
  });

  it('the text that is hashed sorts keys and writes tuples', () => {
    expect(tupleText(value)).toBe("(('a', ()), ('b', (1, 1.0, None, True, 'x')), ('c', (50.0,)))");
  });

  it('jsonText is json.dumps with its defaults', () => {
    expect(jsonText(value)).toBe('{"b": [1, 1.0, null, true, "x"], "a": {}, "c": [50.0]}');
    expect(jsonText('caf\u00e9 \u{1f600} "q" \u007f')).toBe('"caf\\u00e9 \\ud83d\\ude00 \\"q\\" \u007f"');
  });

  it('jsonText reads back as the same value, in ASCII', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (plain) => {
        const text = jsonText(parseJson(JSON.stringify(plain)));
        expect(text).toMatch(/^[\x00-\x7f]*$/);
        expect(JSON.stringify(JSON.parse(text))).toBe(JSON.stringify(JSON.parse(JSON.stringify(plain))));
      }),
    );
  });
});

describe('parseJson', () => {
  it('tells 50 from 50.0 and keeps large integers', () => {
    expect(repr(parseJson('[50, 50.0, 5e1, 12345678901234567890, -0.0, 0.1]'))).toBe(
      '[50, 50.0, 50.0, 12345678901234567890, -0.0, 0.1]',
    );
  });

  it('keeps the order of keys that JavaScript would sort, also in a copy', () => {
    const text = '{"variants": {"9612497925": {"7": 1, "x": 2, "3": 3}, "1176194968": {}, "b\\"12": 0}}';
    const parsed = parseJson(text) as Dictionary;
    expect(jsonText(parsed)).toBe(text);
    const copied = copyDictionary(parsed);
    expect(jsonText(copied)).toBe(text);
    const variants = copied['variants'] as Record<string, Value>;
    variants['5'] = 0;
    delete variants['1176194968'];
    expect(keysOf(variants as Dictionary)).toEqual(['9612497925', 'b"12', '5']);
  });

  it('gives a plain value back for reports', () => {
    expect(toPlain(parseJson('{"a": [50.0, 1], "12": null}'))).toEqual({ a: [50, 1], 12: null });
  });
});

describe('equality', () => {
  it('goes by value as Python does, or by text as the hash does', () => {
    const [int, float, truth] = parseJson('[[1], [1.0], [true]]') as Value[] as [Value, Value, Value];
    expect(isEqual(int, float)).toBe(true);
    expect(isEqual(int, truth)).toBe(true);
    expect(isIdentical(int, float)).toBe(false);
    expect(isIdentical(int, truth)).toBe(false);
    expect(isIdentical(parseJson('{"a": 1, "b": [2]}'), parseJson('{"b": [2], "a": 1}'))).toBe(true);
    expect(isEqual(parseJson('[1, 2]'), parseJson('[2, 1]'))).toBe(false);
    expect(isEqual(0, '')).toBe(false);
    expect(isEqual(null, 0)).toBe(false);
  });

  it('agrees with the text that is hashed', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), fc.jsonValue({ maxDepth: 3 }), (a, b) => {
        const [left, right] = [parseJson(JSON.stringify(a)), parseJson(JSON.stringify(b))];
        expect(isIdentical(left, right)).toBe(repr(sorted(left)) === repr(sorted(right)));
        expect(isIdentical(left, left)).toBe(true);
      }),
    );
  });
});

function sorted(value: Value): Value {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  if (typeof value !== 'object' || value === null || 'toJSON' in value) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, field]) => [key, sorted(field)]),
  );
}
