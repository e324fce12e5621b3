import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sanitise } from '../../src/text/sanitise.ts';
import { fitText, truncate } from '../../src/text/truncate.ts';
import { displayWidth } from '../../src/text/width.ts';
import { exceeds, wrap } from '../../src/text/wrap.ts';

describe('wrap', () => {
  it('breaks at spaces, cuts long words and keeps indentation', () => {
    expect(wrap({ text: 'one two three', width: 8 })).toEqual(['one two', 'three']);
    expect(wrap({ text: 'abcdefghij', width: 4 })).toEqual(['abcd', 'efgh', 'ij']);
    expect(wrap({ text: '  indented\n\nend', width: 20 })).toEqual(['  indented', '', 'end']);
  });

  it('counts wide characters as two columns', () => {
    expect(wrap({ text: '你好世界', width: 5 })).toEqual(['你好', '世界']);
  });

  it('stops at the limit', () => {
    expect(wrap({ text: 'a\n'.repeat(1000), width: 10, limit: 2 })).toEqual(['a', 'a']);
    expect(exceeds({ text: 'a b c d', width: 3, limit: 1 })).toBe(true);
    expect(exceeds({ text: 'a b', width: 3, limit: 1 })).toBe(false);
  });

  it('never gives a row that is too wide, and loses nothing but spaces', () => {
    const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' })).map(sanitise);
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 40 }), (input, width) => {
        const lines = wrap({ text: input, width });
        for (const line of lines) {
          expect(displayWidth(line)).toBeLessThanOrEqual(width);
        }
        expect(lines.join('').replaceAll(/\s/g, '')).toBe(input.replaceAll(/\s/g, ''));
      }),
    );
  });

  it('wraps a long line of any kind without hanging', () => {
    expect(wrap({ text: 'x'.repeat(500_000), width: 100 })).toHaveLength(5000);
    expect(wrap({ text: 'é'.repeat(100_000), width: 100 })).toHaveLength(1000);
  });
});

describe('truncate', () => {
  it('marks what it cut and fills up what is short', () => {
    expect(truncate({ text: 'abcdef', width: 4 })).toBe('abc…');
    expect(truncate({ text: '你好世界', width: 4 })).toBe('你…');
    expect(fitText({ text: 'ab', width: 4 })).toBe('ab  ');
    expect(fitText({ text: '你好世界', width: 4 })).toBe('你… ');
    expect(truncate({ text: 'abc', width: 0 })).toBe('');
  });
});
