import { describe, expect, it } from 'vitest';
import { divideIntegers } from '../../../src/python/calculate/divide-integers.ts';

describe('the quotient of ints', () => {
  // As Python 3 gives them.
  it.each<[bigint, bigint, number]>([
    [10000000000000000000001n, 3n, 3.3333333333333335e21],
    [-10000000000000000000000n, 7n, -1.4285714285714287e21],
    [10000000000000000000000n, -7n, -1.4285714285714287e21],
    [-10000000000000000000000n, -7n, 1.4285714285714287e21],
    [1n, 1000000000000000000000000000000n, 1e-30],
    [1000000000000000000000000000000n, 10000000000n, 1e20],
    [18014398509481987n, 2n, 9007199254740994],
    [3458764513820540929n, 1152921504606846976n, 3],
    [123456789012345678901234567890n, 987654321098765432109876543210n, 0.1249999988609375],
    [0n, 1000000000000000000000000000000n, 0],
    [1180591620717411303424n, 1024n, 1.152921504606847e18],
    [7n, 2n, 3.5],
    [-7n, 2n, -3.5],
  ])('%s / %s is %d', (left, right, quotient) => {
    expect(divideIntegers(left, right)).toBe(quotient);
  });

  it('is rounded to the nearest float, a tie to the even one, and what lies just beside a tie to its side', () => {
    const half = 2n ** 53n + 1n;
    expect(divideIntegers(half * 2n ** 20n, 2n ** 20n)).toBe(2 ** 53);
    expect(divideIntegers(half * 2n ** 20n + 1n, 2n ** 20n)).toBe(2 ** 53 + 2);
    expect(divideIntegers((half + 2n) * 2n ** 20n - 1n, 2n ** 20n)).toBe(2 ** 53 + 2);
  });

  it('fails as in Python', () => {
    expect(() => divideIntegers(1n, 0n)).toThrow('division by zero');
    expect(() => divideIntegers(10n ** 400n, 1n)).toThrow('integer division result too large for a float');
    expect(divideIntegers(10n ** 400n, 10n ** 399n)).toBe(10);
  });
});
