import fc from 'fast-check';
import { expect, it } from 'vitest';
import { exactArguments } from '../../../src/python/exact-arguments.ts';
import { PythonFloat } from '../../../src/python/value.ts';
import { parseJson } from '../../../src/records/json/parse-json.ts';

it('arguments of calls keep whether a number is a float, and look like what JSON.parse gives', () => {
  const text =
    '{"calls": [{"arguments": {"a": 2.0, "b": [2, -3.00], "c": {"d": "2.0", "e": "x\\"arguments\\": {1.0}"}}}], "reward": 1.0}';
  const value = parseJson(text).value as { calls: { arguments: Readonly<Record<string, unknown>> }[] };
  expect(value).toEqual(JSON.parse(text));
  expect(JSON.stringify(value)).toBe(JSON.stringify(JSON.parse(text)));
  const given = value.calls[0]?.arguments ?? {};
  expect(exactArguments(given)).toMatchObject({ a: new PythonFloat(2), b: [2, new PythonFloat(-3)] });
  expect(exactArguments({ ...given })['a']).toBe(2);
});

it('any JSON is read as JSON.parse reads it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string(), (inner, key) => {
      const text = JSON.stringify({ [key]: inner, arguments: { [key]: inner, x: 0 } }).replace(/"x":0/, '"x":4.0');
      expect(parseJson(text)).toEqual({ value: JSON.parse(text), problem: null });
    }),
  );
});
