import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calculate } from '../../../src/python/calculate/calculate.ts';
import type { Value } from '../../../src/python/value.ts';

function answer(expression: Value): string {
  try {
    return calculate(expression);
  } catch (error) {
    return `Error: ${(error as Error).message}`;
  }
}

describe('calculate', () => {
  it.each([
    ['2 + 2', '4.0'],
    ['(12.5 + 3) * 2', '31.0'],
    ['100 - 3 * 46.66', '-39.98'],
    ['1 - -1', '2.0'],
    ['+-+1', '-1.0'],
    [' 007.5', '7.5'],
    ['00', '0.0'],
    ['1.', '1.0'],
    ['.5', '0.5'],
    ['0.125', '0.12'],
    ['2.675', '2.67'],
    ['12345678901234567890 * 10', '1.2345678901234568e+20'],
  ])('%s gives %s', (expression, result) => {
    expect(answer(expression)).toBe(result);
  });

  it.each([
    ['2 + x', 'invalid characters in expression'],
    ['5 % 2', 'invalid characters in expression'],
    ['', 'invalid syntax (<string>, line 0)'],
    ['  ', 'invalid syntax (<string>, line 0)'],
    ['1 +', 'invalid syntax (<string>, line 1)'],
    ['1 2', 'invalid syntax (<string>, line 1)'],
    ['(1 2)', 'invalid syntax. Perhaps you forgot a comma? (<string>, line 1)'],
    ['(1 + 2', "'(' was never closed (<string>, line 1)"],
    ['1 + 2)', "unmatched ')' (<string>, line 1)"],
    ['1.2.3', 'invalid syntax (<string>, line 1)'],
    [
      '0123',
      'leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers (<string>, line 1)',
    ],
    ['1 / 0', 'division by zero'],
    ['1.0 / 0', 'float division by zero'],
    ['2(3)', "'int' object is not callable"],
    ['1.5(2)', "'float' object is not callable"],
    ['(1 + 2)(3)(4)', "'int' object is not callable"],
    ['9'.repeat(400), 'int too large to convert to float'],
    [`${'9'.repeat(400)} * 1.0`, 'int too large to convert to float'],
    [`${'9'.repeat(400)}.0 / 0.0`, 'float division by zero'],
  ])('%s is refused in the words of Python', (expression, text) => {
    expect(answer(expression)).toBe(`Error: ${text}`);
  });

  it.each([
    ['2**8', '256.0'],
    ['-2 ** 2', '-4.0'],
    ['2 ** -1', '0.5'],
    ['2 ** 3 ** 2', '512.0'],
    ['(-8) ** 3', '-512.0'],
    ['(-1) ** 100000000000000000001', '-1.0'],
    ['2.5 ** 2', '6.25'],
    ['7 // 2', '3.0'],
    ['-7 // 2', '-4.0'],
    ['1 // 0.1', '9.0'],
    ['-1.5 // 1', '-2.0'],
  ])('raises and divides down as Python does: %s is %s', (expression, result) => {
    expect(answer(expression)).toBe(result);
  });

  it.each([
    ['7 // 0', 'integer division or modulo by zero'],
    ['7 // 0.0', 'float floor division by zero'],
    ['0 ** -1', '0.0 cannot be raised to a negative power'],
    ['(-8) ** .5', "float() argument must be a string or a real number, not 'complex'"],
    ['10.0 ** 400', "(34, 'Numerical result out of range')"],
    ['9 ** 9 ** 9 ** 9', 'int too large to convert to float'],
    ['2 ** ** 3', 'invalid syntax (<string>, line 1)'],
    ['()', 'invalid syntax (<string>, line 1)'],
    ['...', 'invalid syntax (<string>, line 1)'],
  ])('%s is refused in the words of Python', (expression, text) => {
    expect(answer(expression)).toBe(`Error: ${text}`);
  });

  it('is bounded by the length of the text, the digits of a number and the bits of a value', () => {
    const digits = '7'.repeat(4_300);
    const tooLong = 'Error: maximum recursion depth exceeded during compilation';
    expect(answer(`${digits} / ${digits}`)).toBe('1.0');
    expect(answer(`${digits}7`)).toMatch(/^Error: Exceeds the limit \(4300 digits\) .* value has 4301 digits;/);
    const half = '7'.repeat(2_400);
    expect(answer(`${half} * ${half} / (${half} * ${half})`)).toBe('1.0');
    expect(answer(`${half} * ${half} * ${half} / ${half}`)).toBe('Error: int too large to convert to float');
    expect(answer(`-${digits} * ${digits}`)).toBe('Error: int too large to convert to float');
    expect(answer(`${' '.repeat(9_999)}1`)).toBe('1.0');
    expect(answer(`${' '.repeat(10_000)}1`)).toBe(tooLong);
    expect(answer(`1${'+1'.repeat(2_999)}`)).toBe('3000.0');
    expect(answer(`1${'+1'.repeat(3_000)}`)).toBe(tooLong);
  });

  it('takes what is no text as Python does', () => {
    expect(answer(null)).toBe("Error: 'NoneType' object is not iterable");
    expect(answer(5)).toBe("Error: 'int' object is not iterable");
    expect(answer(['1', '+', '1'])).toBe('Error: eval() arg 1 must be a string, bytes or code object');
    expect(answer([1])).toBe("Error: 'in <string>' requires string as left operand, not int");
  });

  it('answers any text of such characters, also a hostile one', () => {
    const characters = fc.string({ unit: fc.constantFrom(...'0123456789+-*/(). '), maxLength: 30 });
    fc.assert(
      fc.property(characters, (expression) => {
        expect(answer(expression)).toMatch(/^(Error: .+|-?[\d.]+(e\+\d+)?|-?inf|nan)$/);
      }),
    );
    expect(answer(`${'('.repeat(5000)}1${')'.repeat(5000)}`)).toMatch(/^Error: /);
    expect(answer(`1${'+1'.repeat(50_000)}`)).toMatch(/^Error: /);
    expect(answer(`(${'1 '.repeat(2000)}`)).toMatch(/^Error: /);
  });
});
