import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absolute, add, isLess, multiply, negate, roundFloat, subtract } from '../../src/python/arithmetic.ts';
import { argumentError } from '../../src/python/bind-arguments.ts';
import { comparePythonStrings } from '../../src/python/compare-strings.ts';
import { assertHashable, at, contains, count, iterate, length, lower } from '../../src/python/containers.ts';
import { copy, copyDictionary, setField } from '../../src/python/copy.ts';
import { isEqual, isIdentical } from '../../src/python/is-equal.ts';
import { jsonText } from '../../src/python/json-text.ts';
import { entriesOf, keepOrder, keysOf } from '../../src/python/keys.ts';
import { mutableAt } from '../../src/python/mutable-at.ts';
import { parseJson } from '../../src/python/parse-json.ts';
import { PythonError } from '../../src/python/python-error.ts';
import { repr, text, tupleText } from '../../src/python/repr.ts';
import { sortedStrings } from '../../src/python/sorted-strings.ts';
import { float, PythonFloat, toPlain, typeName, type Value } from '../../src/python/value.ts';

const one = new PythonFloat(1);
const zero = new PythonFloat(0);

describe('equality', () => {
  // What Python's == gives, and whether the texts that tau-bench hashes are the same.
  it.each<[Value, Value, boolean, boolean]>([
    [1, 1, true, true],
    [1, one, true, false],
    [1, true, true, false],
    [0, false, true, false],
    [one, true, true, false],
    [true, true, true, true],
    [true, false, false, false],
    [1, 2, false, false],
    [1, 1n, true, true],
    [9007199254740993n, 9007199254740993n, true, true],
    [9007199254740993n, 9007199254740992n, false, false],
    [one, new PythonFloat(1), true, true],
    [0.5, 0.5, true, true],
    [zero, new PythonFloat(-0), true, false],
    [null, null, true, true],
    [null, false, false, false],
    [null, 0, false, false],
    ['', 0, false, false],
    ['1', 1, false, false],
    ['a', 'a', true, true],
    ['a', 'b', false, false],
    [[], [], true, true],
    [[], {}, false, false],
    [{}, [], false, false],
    [[], 0, false, false],
    [0, [], false, false],
    [1, [1], false, false],
    [1, { a: 1 }, false, false],
    [[1, 2], [1, 2], true, true],
    [[1, 2], [1, 2, 3], false, false],
    [[1, 2, 3], [1, 2], false, false],
    [[1, 2], [1, 3], false, false],
    [[1, 2], [3, 2], false, false],
    [[null], [], false, false],
    [[1], [true], true, false],
    [{ a: 1, b: 2 }, { b: 2, a: 1 }, true, true],
    [{ a: 1 }, { a: 1, b: 2 }, false, false],
    [{ a: 1, b: 2 }, { a: 1 }, false, false],
    [{ a: 1, b: 2 }, { a: 1, c: 2 }, false, false],
    [{ a: 1, b: 2 }, { a: 1, b: 3 }, false, false],
    [{ a: null }, { b: null }, false, false],
    [{ a: [1] }, { a: [one] }, true, false],
  ])('of %o and %o: %s by value, %s by hash', (left, right, equal, identical) => {
    expect([isEqual(left, right), isEqual(right, left)]).toEqual([equal, equal]);
    expect([isIdentical(left, right), isIdentical(right, left)]).toEqual([identical, identical]);
  });
});

describe('names of types', () => {
  it.each<[Value, string]>([
    [null, 'NoneType'],
    [true, 'bool'],
    ['', 'str'],
    [[], 'list'],
    [{}, 'dict'],
    [1, 'int'],
    [1n, 'int'],
    [0.5, 'float'],
    [one, 'float'],
  ])('%o is a %s', (value, name) => expect(typeName(value)).toBe(name));
});

describe('arithmetic', () => {
  it('takes True for 1, and gives an int for ints', () => {
    expect([add(true, true), subtract(3, true), multiply(false, 7)]).toEqual([2, 2, 0]);
    expect([add(1, 2), subtract(1, 2), multiply(4, 2)]).toEqual([3, -1, 8]);
  });

  it('is exact beyond 2^53, in each operation', () => {
    const large = 2 ** 53;
    expect(add(large, 1)).toBe(9007199254740993n);
    expect(subtract(-large, 1)).toBe(-9007199254740993n);
    expect(multiply(large, 3)).toBe(27021597764222976n);
    expect(negate(9007199254740993n)).toBe(-9007199254740993n);
  });

  it('gives a float for a float, whole or not', () => {
    expect(add(1, one)).toEqual(new PythonFloat(2));
    expect(subtract(0.5, 0.5)).toEqual(new PythonFloat(0));
    expect(multiply(0.5, 3)).toBe(1.5);
    expect(negate(2)).toBe(-2);
    expect(negate(0.5)).toBe(-0.5);
    expect([absolute(-3), absolute(3), absolute(0)]).toEqual([3, 3, 0]);
  });

  it('names both types where one is no number, and the operator as it was written', () => {
    expect(() => add('a', 1)).toThrow("unsupported operand type(s) for +: 'str' and 'int'");
    expect(() => add(1, null)).toThrow("unsupported operand type(s) for +: 'int' and 'NoneType'");
    expect(() => subtract(1, [], '-=')).toThrow("unsupported operand type(s) for -=: 'int' and 'list'");
    expect(() => multiply({}, true)).toThrow("unsupported operand type(s) for *: 'dict' and 'bool'");
    expect(() => negate('a')).toThrow("bad operand type for unary -: 'str'");
    expect(() => negate(null)).toThrow(PythonError);
  });

  it('compares numbers alone', () => {
    expect([isLess(1, 2), isLess(2, 2), isLess(3, 2), isLess(false, true), isLess(0.5, 1n)]).toEqual([
      true,
      false,
      false,
      true,
      true,
    ]);
    expect(() => isLess('a', 1)).toThrow("'<' not supported between instances of 'str' and 'int'");
    expect(() => isLess(1, null)).toThrow("'<' not supported between instances of 'int' and 'NoneType'");
    expect(() => isLess('a', 'b')).toThrow("'<' not supported between instances of 'str' and 'str'");
  });

  it('rounds nothing that has no cents', () => {
    expect([roundFloat(1e21), roundFloat(-1e21), roundFloat(Number.NaN)]).toEqual([1e21, -1e21, Number.NaN]);
    expect(roundFloat(1e300)).toBe(1e300);
  });
});

/** Made anew for each test, so that what breaks in reading it is told of the test. */
const someRecord = () => parseJson('{"b": 1, "a": null, "2": [10, 20]}');

describe('containers', () => {
  it('give what is there', () => {
    const record = someRecord();
    expect(at(record, 'b')).toBe(1);
    expect(at(record, 'a')).toBeNull();
    expect([at([10, 20], 0), at([10, 20], 1), at([10, 20], -1)]).toEqual([10, 20, 20]);
  });

  it('fail as Python does', () => {
    const record = someRecord();
    expect(() => at(record, 'z')).toThrow(/^'z'$/);
    expect(() => at(record, 5)).toThrow(/^5$/);
    expect(() => at(record, null)).toThrow(/^None$/);
    expect(() => at(record, [])).toThrow("unhashable type: 'list'");
    expect(() => at(record, {})).toThrow("unhashable type: 'dict'");
    expect(() => at([1], 1)).toThrow('list index out of range');
    expect(() => at([1], 'a')).toThrow('list indices must be integers or slices, not str');
    expect(() => at('text', 'a')).toThrow("string indices must be integers, not 'str'");
    expect(() => at(5, 'a')).toThrow("'int' object is not subscriptable");
    expect(() => at(null, 0)).toThrow("'NoneType' object is not subscriptable");
  });

  it('tell what is in them', () => {
    const record = someRecord();
    expect([contains(record, 'b'), contains(record, 'z'), contains(record, 2), contains(record, 'toString')]).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect([contains([1, 'a'], one), contains([1, 'a'], 'b'), contains([[1]], [1])]).toEqual([true, false, true]);
    expect([contains('text', 't'), contains('text', 'z')]).toEqual([true, false]);
    expect(() => contains(record, [])).toThrow("unhashable type: 'list'");
    expect(() => contains(5, 1)).toThrow("'int' object is not iterable");
    expect(() => assertHashable('a')).not.toThrow();
  });

  it('are walked in the order of the file', () => {
    const record = someRecord();
    expect(iterate(record)).toEqual(['b', 'a', '2']);
    expect(entriesOf(record as { [key: string]: Value })).toEqual([
      ['b', 1],
      ['a', null],
      ['2', [10, 20]],
    ]);
    expect(iterate('né😀')).toEqual(['n', 'é', '😀']);
    expect(iterate([1, 2])).toEqual([1, 2]);
    expect(() => iterate(true)).toThrow("'bool' object is not iterable");
  });

  it('have a length, and counts', () => {
    const record = someRecord();
    expect([length(record), length([1, 2]), length('😀'), length({})]).toEqual([3, 2, 1, 0]);
    expect(() => length(5)).toThrow("object of type 'int' has no len()");
    expect([count([1, true, 2], 1), count('abca', 'a'), count([], 1)]).toEqual([2, 2, 0]);
    expect(() => count(record, 'a')).toThrow("'dict' object has no attribute 'count'");
    expect(() => count(5, 1)).toThrow("'int' object has no attribute 'count'");
    expect(lower('ÄB')).toBe('äb');
    expect(() => lower(1)).toThrow("'int' object has no attribute 'lower'");
  });

  it('are changed only where a dictionary stands', () => {
    const inner = { x: 1 };
    expect(mutableAt({ a: inner }, 'a')).toBe(inner);
    for (const container of [{}, { a: 1 }, { a: [] }, { a: null }]) {
      expect(() => mutableAt(container, 'a')).toThrow(/^'a'$/);
    }
    expect(() => mutableAt({}, 'toString')).toThrow(/^'toString'$/);
  });
});

describe('a copy', () => {
  it('has all of the original and shares nothing that can be changed', () => {
    const original = parseJson('{"2": [{"x": 1}], "1": {"y": [1.0]}, "z": "t"}') as { [key: string]: Value };
    const copied = copyDictionary(original);
    expect(jsonText(copied)).toBe('{"2": [{"x": 1}], "1": {"y": [1.0]}, "z": "t"}');
    (copied['2'] as { x: number }[])[0]!.x = 9;
    expect(jsonText(original)).toBe('{"2": [{"x": 1}], "1": {"y": [1.0]}, "z": "t"}');
    expect([copy(null), copy(true), copy('a'), copy(2n)]).toEqual([null, true, 'a', 2n]);
  });

  it('keeps a key that JavaScript treats specially a key', () => {
    const record: { [key: string]: Value } = {};
    setField(record as never, '__proto__', 5 as never);
    setField(record as never, 'plain', 6 as never);
    expect(Object.entries(record)).toEqual([
      ['__proto__', 5],
      ['plain', 6],
    ]);
    expect(Object.getPrototypeOf(record)).toBe(Object.prototype);
    expect(Object.keys(copyDictionary(parseJson('{"__proto__": {"a": 1}}') as { [key: string]: Value }))).toEqual([
      '__proto__',
    ]);
    expect(Object.getOwnPropertyDescriptor(record, '__proto__')).toEqual({
      value: 5,
      writable: true,
      enumerable: true,
      configurable: true,
    });
  });
});

describe('order', () => {
  it('of strings goes by code point', () => {
    const strings = ['\u{1f600}', '\uffff', 'b', 'a', 'ab', '', '\ue000', '\u{1f601}', '\ud7ff', 'B'];
    expect([...strings].sort(comparePythonStrings)).toEqual([
      '',
      'B',
      'a',
      'ab',
      'b',
      '\ud7ff',
      '\ue000',
      '\uffff',
      '\u{1f600}',
      '\u{1f601}',
    ]);
    expect(comparePythonStrings('a', 'a')).toBe(0);
    expect(comparePythonStrings('ab', 'ac')).toBeLessThan(0);
  });

  it('of strings is that of their code points, whatever they hold', () => {
    const points = (value: string) => [...value].map((character) => character.codePointAt(0) ?? 0);
    const byPoints = (left: string, right: string) => {
      const [a, b] = [points(left), points(right)];
      const place = a.findIndex((point, index) => point !== b[index]);
      return place === -1 ? a.length - b.length : (a[place] ?? 0) - (b[place] ?? -1);
    };
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (left, right) => {
        expect(Math.sign(comparePythonStrings(left, right))).toBe(Math.sign(byPoints(left, right)));
      }),
    );
  });

  it('of keys is the one that was noted, and new ones come last', () => {
    const ordered = keepOrder({ 9: 'i', 1: 'a', x: 'x' }, ['9', 'x', '1']);
    expect(keysOf(ordered)).toEqual(['9', 'x', '1']);
    const changed = ordered as { [key: string]: string };
    delete changed['x'];
    changed['0'] = 'new';
    expect(keysOf(changed)).toEqual(['9', '1', '0']);
    expect(Object.keys(ordered)).toEqual(['0', '1', '9']);
    expect(JSON.stringify(ordered)).toBe('{"0":"new","1":"a","9":"i"}');
  });

  it('is noted only where JavaScript would have another', () => {
    const symbols = (key: string) => Object.getOwnPropertySymbols(keepOrder({}, [key])).length;
    expect(['0', '7', '4294967294', '12'].map(symbols)).toEqual([1, 1, 1, 1]);
    expect(['a', '01', '1a', 'a1', '-1', '1.5', '4294967295', '99999999999', ''].map(symbols)).toEqual(
      Array.from({ length: 9 }, () => 0),
    );
  });

  it('of a list of texts is sorted() of their texts', () => {
    expect(sortedStrings(['b', 'a', 'B'])).toEqual(['B', 'a', 'b']);
    expect(sortedStrings('cab')).toEqual(['a', 'b', 'c']);
    expect(sortedStrings([10, 9])).toEqual(['10', '9']);
    expect(() => sortedStrings(5)).toThrow("'int' object is not iterable");
  });
});

describe('texts', () => {
  it('of what JSON has no word for are those of Python', () => {
    expect(jsonText([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])).toBe(
      '[NaN, Infinity, -Infinity]',
    );
    expect(jsonText([true, false, null, 12345678901234567890n])).toBe('[true, false, null, 12345678901234567890]');
  });

  it('of a string are itself, of anything else its repr', () => {
    expect(['a', null, true, false, 1, one, [1]].map((value) => text(value as Value))).toEqual([
      'a',
      'None',
      'True',
      'False',
      '1',
      '1.0',
      '[1]',
    ]);
    expect(repr(1e21)).toBe('1000000000000000000000');
    expect([repr(''), repr('a'), repr('~ ')]).toEqual(["''", "'a'", "'~ '"]);
    expect(['ÿ', '\u00ff\u0100', '\u00ad', '\uffff', '\u{10ffff}'].map((value) => repr(value))).toEqual([
      "'ÿ'",
      "'\u00ff\u0100'",
      "'\\xad'",
      "'\\uffff'",
      "'\\U0010ffff'",
    ]);
  });

  it('that are hashed tell 1, 1.0 and True apart', () => {
    expect([1, one, true, '1'].map((value) => tupleText([value]))).toEqual(['(1,)', '(1.0,)', '(True,)', "('1',)"]);
  });

  it('of an error are its message, under its name', () => {
    expect(new PythonError('list index out of range')).toMatchObject({
      name: 'PythonError',
      message: 'list index out of range',
    });
  });

  it('of parsed numbers are those of the file', () => {
    expect(repr(parseJson('{"1" : 1.50, "a": 1e2, "0":-0}'))).toBe("{'1': 1.5, 'a': 100.0, '0': 0}");
    expect(repr(parseJson('{"a": {"5": 1}, "b": [{"6": 2}]}'))).toBe("{'a': {'5': 1}, 'b': [{'6': 2}]}");
    expect(toPlain(parseJson('[9007199254740993, 2.0]'))).toEqual([9007199254740992, 2]);
    expect([float(2), float(2.5)]).toEqual([new PythonFloat(2), 2.5]);
  });
});

describe('the arguments of a call', () => {
  const signature = {
    name: 'Tool.invoke',
    qualifiedName: 'module.Tool.invoke',
    required: ['a', 'b', 'c'],
    optional: ['d'],
  };
  it.each<[object, string | undefined]>([
    [{ a: 1, b: 2, c: 3 }, undefined],
    [{ c: 3, b: 2, a: 1, d: 4 }, undefined],
    [{ a: 1, b: 2 }, "Tool.invoke() missing 1 required positional argument: 'c'"],
    [{ b: 1 }, "Tool.invoke() missing 2 required positional arguments: 'a' and 'c'"],
    [{}, "Tool.invoke() missing 3 required positional arguments: 'a', 'b', and 'c'"],
    [{ a: 1, z: 2, y: 3 }, "Tool.invoke() got an unexpected keyword argument 'z'"],
    [{ z: 2, data: 3 }, "module.Tool.invoke() got multiple values for keyword argument 'data'"],
  ])('%j', (given, error) => {
    expect(argumentError(signature, given as { [key: string]: Value })).toBe(error);
  });
});
