import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyNames, typedText } from '../../src/browse/key-names.ts';
import { keyRows, keyTable, type View } from '../../src/browse/key-table.ts';
import { sampleFinding } from './sample.ts';
import { browseModel } from './screen-of.ts';

const views: readonly View[] = ['runs', 'list', 'trajectory'];

describe('key table', () => {
  it.each(views)('gives every key one meaning in the view %s', (view) => {
    const keys = keyRows(view).flatMap((row) => row.keys);
    expect(keys).toEqual([...new Set(keys)]);
  });

  it('is all in the help of its view', () => {
    const browser = browseModel({ findings: [sampleFinding()], size: { columns: 80, rows: 100 } });
    for (const [view, open] of [
      ['list', '?'],
      ['trajectory', 'Enter'],
    ] as const) {
      browser.press(open);
      if (view === 'trajectory') {
        browser.press('?');
      }
      const help = browser.screen();
      for (const row of keyRows(view)) {
        expect(help).toMatch(new RegExp(`${escaped(row.keys.join(' '))}.*${escaped(row.text)}`));
      }
      browser.press('x');
    }
  });

  it('is all in the list of commands, which runs what is chosen', () => {
    const browser = browseModel({ findings: [sampleFinding()], size: { columns: 100, rows: 60 } });
    browser.press(':');
    for (const row of keyRows('list')) {
      if (row.action !== 'palette') {
        expect(browser.screen()).toContain(row.text);
      }
    }
    browser.press('sort', 'Enter');
    expect(browser.state().sort).toBe('author');
    browser.press(':', 'nonsense', 'Enter', ':', 'Down', 'Down', 'Up', 'Backspace', 'Esc');
    expect(browser.state().mode.kind).toBe('keys');
  });
});

describe('keyNames', () => {
  it.each([
    ['fast typing', 'jj', {}, ['j', 'j']],
    ['typing with Enter in it', 'ab\r', {}, ['a', 'b', 'Enter']],
    ['Ctrl', 'd', { ctrl: true }, ['Ctrl-d']],
    ['Ctrl in a chunk', 'j\x04', {}, ['j', 'Ctrl-d']],
    ['backspace, which Ink calls delete', '', { delete: true }, ['Backspace']],
    ['Esc, which also sets meta', '', { escape: true, meta: true }, ['Esc']],
    ['Esc and a key in one chunk', 'q', { meta: true }, ['Esc', 'q']],
    ['paste markers', '[200~text[201~', {}, ['t', 'e', 'x', 't']],
    ['a mouse report', '[<0;12;5M', {}, []],
    ['a lone bracket', '[', {}, ['[']],
    ['arrow', '', { upArrow: true }, ['Up']],
    ['Shift-Tab', '', { tab: true, shift: true }, ['Shift-Tab']],
    ['space', ' ', {}, ['Space']],
    ['other alphabets', '你é', {}, ['你', 'é']],
  ])('%s', (_, input, key, names) => {
    expect(keyNames({ input, key })).toEqual(names);
  });

  it('tells text from keys', () => {
    expect(typedText('Space')).toBe(' ');
    expect(typedText('你')).toBe('你');
    expect(typedText('Enter')).toBeUndefined();
  });
});

it('survives any keys', () => {
  const keys = fc.constantFrom(...keyTable.flatMap((row) => row.keys), 'Backspace', 'a', '!', 'Ctrl-w', 'x');
  const findings = Array.from({ length: 6 }, (_, index) => sampleFinding({ index }));
  const files = [1, 2].map((number) => ({ file: `${number}.jsonl`, findings, problems: [] }));
  fc.assert(
    fc.property(fc.array(keys, { maxLength: 60 }), fc.constantFrom(20, 60, 120), (pressed, columns) => {
      const browser = browseModel({ files, size: { columns, rows: columns / 4 } });
      for (const key of pressed) {
        browser.press(key);
        browser.screen();
      }
    }),
  );
});

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
