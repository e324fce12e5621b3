import { expect, it } from 'vitest';
import { terminalLooks } from '../../../src/commands/terminal/terminal-looks.ts';

const plain = { interactive: true, colors: true, ascii: false };

it.each([
  ['nothing is set', {}, plain],
  ['NO_COLOR is set', { NO_COLOR: '1' }, { ...plain, colors: false }],
  ['NO_COLOR is empty', { NO_COLOR: '' }, plain],
  ['FORCE_COLOR wins over NO_COLOR', { NO_COLOR: '1', FORCE_COLOR: '1' }, plain],
  ['FORCE_COLOR is 0', { FORCE_COLOR: '0' }, { ...plain, colors: false }],
  ['the terminal is dumb', { TERM: 'dumb' }, { ...plain, interactive: false }],
  ['CI is set', { CI: 'true' }, { ...plain, interactive: false }],
  ['CI is switched off', { CI: 'false' }, plain],
  ['the locale is C', { LC_ALL: 'C' }, { ...plain, ascii: true }],
  ['the locale is UTF-8', { LANG: 'de_DE.UTF-8' }, plain],
])('knows the terminal where %s', (_, environment, looks) => {
  expect(terminalLooks({ environment, terminal: true })).toEqual(looks);
});

it('asks for nothing interactive where there is no terminal', () => {
  expect(terminalLooks({ environment: {}, terminal: false }).interactive).toBe(false);
});
