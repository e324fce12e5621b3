import { describe, expect, it } from 'vitest';
import { sampleOf } from '../../src/chance/sample-of.ts';
import { seededRandom } from '../../src/chance/seeded-random.ts';
import { shuffled } from '../../src/chance/shuffled.ts';

const letters = [...'abcdefghij'];
const three = (seed: string | number) => Array.from({ length: 3 }, seededRandom(seed));

describe('chance', () => {
  it('gives the numbers that mulberry32 is known for', () => {
    expect(three(0)).toEqual([0.26642920868471265, 0.0003297457005828619, 0.2232720274478197]);
    expect(three(42)).toEqual([0.6011037519201636, 0.44829055899754167, 0.8524657934904099]);
  });

  it('takes any whole number, by its lowest 32 bits', () => {
    expect(three(2 ** 32 + 5)).toEqual(three(5));
    expect(three(-1)).toEqual(three(2 ** 32 - 1));
    expect(three(-1)).not.toEqual(three(1));
  });

  it('starts from a text by its hash, so that near texts have nothing in common', () => {
    expect(three('10 order 0')).toEqual([0.6368080717511475, 0.4195127128623426, 0.39400325156748295]);
    expect(three('10 order 1')).not.toEqual(three('10 order 0'));
  });

  it('orders anew all that there was, and leaves the list as it is', () => {
    expect(shuffled(letters, seededRandom('10 order 0'))).toEqual([...'fbhjeacidg']);
    expect(letters.join('')).toBe('abcdefghij');
    expect(shuffled([], seededRandom(1))).toEqual([]);
  });

  it('draws a sample in the order of the list, the same for the same seed', () => {
    const draw = (count: number, seed = 7) => sampleOf({ items: letters, count, seed }).join('');
    expect(draw(4)).toBe('abfh');
    expect([draw(0), draw(-1), draw(10), draw(99)]).toEqual(['', '', 'abcdefghij', 'abcdefghij']);
    expect(draw(4, 8)).not.toBe(draw(4));
  });
});
