import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absolute, add, multiply, negate, roundFloat, roundToCents, subtract } from '../../src/python/arithmetic.ts';
import { floatText } from '../../src/python/float-text.ts';
import { repr } from '../../src/python/repr.ts';
import { PythonFloat } from '../../src/python/value.ts';

describe('floatText', () => {
  it.each([
    [1e16, '1e+16'],
    [1e15, '1000000000000000.0'],
    [123456789012345680, '1.2345678901234568e+17'],
    [1e-4, '0.0001'],
    [1e-5, '1e-05'],
    [0.1 + 0.2, '0.30000000000000004'],
    [100, '100.0'],
    [1.5e300, '1.5e+300'],
    [5e-324, '5e-324'],
    [-0, '-0.0'],
    [Number.POSITIVE_INFINITY, 'inf'],
    [Number.NaN, 'nan'],
  ])('writes %d as Python does', (value, text) => {
    expect(floatText(value)).toBe(text);
  });

  it('reads back as the same number and always looks like a float', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Object.is(Number(floatText(value)), value)).toBe(true);
        expect(floatText(value)).toMatch(/[.e]/);
      }),
    );
  });
});

describe('rounding to cents', () => {
  it.each([
    [0.125, 0.12],
    [0.375, 0.38],
    [0.625, 0.62],
    [0.875, 0.88],
    [-0.125, -0.12],
    [2.675, 2.67],
    [1.005, 1],
    [123456.785, 123456.79],
    [1e22, 1e22],
    [-0.001, -0],
  ])('rounds %d from its exact binary value, ties to even', (value, rounded) => {
    expect(Object.is(roundFloat(value), rounded)).toBe(true);
  });

  it('never moves a number by more than half a cent', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), (value) => {
        expect(Math.abs(roundFloat(value) - value)).toBeLessThanOrEqual(0.005 + 1e-6);
      }),
    );
  });

  it('leaves an int an int', () => {
    expect(roundToCents(50)).toBe(50);
    expect(roundToCents(new PythonFloat(50))).toEqual(new PythonFloat(50));
  });
});

describe('arithmetic', () => {
  it('gives a float as soon as one side is a float', () => {
    expect(repr(add(50, new PythonFloat(0)))).toBe('50.0');
    expect(repr(subtract(50.5, 0.5))).toBe('50.0');
    expect(repr(add(50, 1))).toBe('51');
    expect(repr(negate(new PythonFloat(0)))).toBe('-0.0');
    expect(repr(negate(0))).toBe('0');
    expect(repr(absolute(-2.5))).toBe('2.5');
    expect(repr(multiply(true, 3))).toBe('3');
  });

  it('keeps integers exact beyond 2^53', () => {
    expect(repr(add(2 ** 53, 1))).toBe('9007199254740993');
    expect(repr(multiply(10n ** 20n, 10))).toBe('1000000000000000000000');
  });

  it('raises as Python does where a side is no number', () => {
    expect(() => add(1, 'x', '+=')).toThrow("unsupported operand type(s) for +=: 'int' and 'str'");
    expect(() => subtract('3', 1)).toThrow("unsupported operand type(s) for -: 'str' and 'int'");
    expect(() => multiply(50, null)).toThrow("unsupported operand type(s) for *: 'int' and 'NoneType'");
  });
});
