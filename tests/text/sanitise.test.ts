import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sanitise, sanitiseLine } from '../../src/text/sanitise.ts';

describe('sanitise', () => {
  it.each([
    ['plain text stays', 'Hello, world!\nsecond line', 'Hello, world!\nsecond line'],
    ['letters of other alphabets stay', 'Grüße 你好 שלום', 'Grüße 你好 שלום'],
    ['colours', 'a\x1b[1;31mb\x1b[0mc', 'abc'],
    ['8-bit CSI', 'a\x9b31mb', 'ab'],
    ['clipboard, ended by BEL', 'a\x1b]52;c;aGFjaw==\x07b', 'ab'],
    ['title, ended by ST', 'a\x1b]0;title\x1b\\b', 'ab'],
    ['8-bit OSC', 'a\x9d0;title\x9cb', 'ab'],
    ['hyperlink keeps its text', '\x1b]8;;http://x.invalid\x07link\x1b]8;;\x07', 'link'],
    ['an OSC without end hides nothing', 'a\x1b]0;title and more\nnext', 'a0;title and more\nnext'],
    ['DCS, APC, PM, SOS', 'a\x1bPq\x1b\\b\x1b_x\x1b\\c\x1b^y\x1b\\d\x1bXz\x1b\\e', 'abcde'],
    ['charset and single escapes', 'a\x1b(0b\x1bcc\x1b7d', 'abcd'],
    ['an escape at the end', 'a\x1b', 'a'],
    ['C0 and DEL', 'a\x00\x07\b\x7fb', 'ab'],
    ['C1', 'a\x80\x85b', 'ab'],
    ['line ends', 'a\r\nb\rc\u2028d', 'a\nbc\nd'],
    ['tabs go to stops of four', 'a\tb\n\tc', 'a   b\n    c'],
    ['two tabs', '\t\tx', '        x'],
    ['bidirectional controls', 'a\u202eb\u2066c\u200fd', 'abcd'],
    ['invisible characters', 'a\u200bb\u00adc\ufe0fd\u2060e\ufefff', 'abcdef'],
    ['half a surrogate pair', 'a\ud800b', 'a\ufffdb'],
  ])('%s', (_, input, output) => {
    expect(sanitise(input)).toBe(output);
  });

  it('leaves no control character but newline, whatever comes in, and nothing to do a second time', () => {
    const pieces = fc.constantFrom(
      '\x1b',
      '[',
      ']',
      'P',
      '\x07',
      '\\',
      '\x9b',
      '\x9d',
      ';',
      '3',
      'J',
      '\t',
      '\r',
      '\n',
      'a',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (input) => {
        const output = sanitise(input);
        expect(output).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/);
        expect(sanitise(output)).toBe(output);
      }),
    );
  });

  it('makes one row of several', () => {
    expect(sanitiseLine('a\nb\r\nc')).toBe('a b c');
  });
});
