import { describe, expect, expectTypeOf, it } from 'vitest';
import { type AnalyzeRequest, analyzeCommand } from '../../src/commands/analyze/command.ts';
import { defineCommand } from '../../src/commands/options/command-definition.ts';
import {
  choice,
  integer,
  integers,
  list,
  offSwitch,
  path,
  repeated,
  row,
  seconds,
  switchOrText,
  text,
  toggle,
} from '../../src/commands/options/kinds.ts';
import type { GivenValue } from '../../src/commands/options/option.ts';
import { flagOf, optionsIn } from '../../src/commands/options/option.ts';
import { readRequest } from '../../src/commands/options/read-request.ts';

const command = defineCommand({
  name: 'try',
  description: 'Has an option of every kind.',
  arguments: {},
  options: {
    'Some:': {
      name: text({ value: '<name>', text: '' }),
      count: integer({ value: '<count>', text: '', least: 1, default: '2' }),
      wait: seconds({ value: '<seconds>', text: '', default: '1.5' }),
      kind: choice({ value: '<name>', text: '', names: ['a', 'b'], default: 'a' }),
      later: choice({ value: '<name>', text: '', names: async () => ['c', 'd'] as const }),
    },
    'More:': {
      worth: row({ value: '<name>', text: '', table: async () => ({ one: 1, two: 2 }), default: 'one' }),
      ids: list({ value: '<ids...>', text: '' }),
      numbers: integers({ value: '<numbers...>', text: '' }),
      gates: repeated({ value: '<gate>', text: '' }, (one) => one.length),
      file: path({ value: '<file>', text: '', default: 'a.json' }),
      loud: toggle({ text: '' }),
      color: offSwitch({ text: '' }),
      resume: switchOrText({ value: '[path]', text: '' }, (value) => value.length),
    },
  },
  examples: '',
});
const read = async (options: Record<string, GivenValue> = {}) =>
  await readRequest({ command, given: { arguments: {}, options }, at: (file) => `/here/${file}` });

describe('a table of options', () => {
  it('gives defaults, parsed like what is typed, and null for what was not given', async () => {
    const request = await read();
    expect(request).toEqual({
      name: null,
      count: 2,
      wait: 1500,
      kind: 'a',
      later: null,
      worth: 1,
      ids: null,
      numbers: null,
      gates: [],
      file: '/here/a.json',
      loud: false,
      color: true,
      resume: false,
    });
    expectTypeOf(request.name).toEqualTypeOf<string | null>();
    expectTypeOf(request.count).toEqualTypeOf<number>();
    expectTypeOf(request.kind).toEqualTypeOf<'a' | 'b'>();
    expectTypeOf(request.later).toEqualTypeOf<'c' | 'd' | null>();
    expectTypeOf(request.worth).toEqualTypeOf<number>();
    expectTypeOf(request.numbers).toEqualTypeOf<readonly number[] | null>();
    expectTypeOf(request.resume).toEqualTypeOf<number | boolean>();
    expectTypeOf<AnalyzeRequest['judge']>().toEqualTypeOf<'rules' | 'hybrid' | 'llm' | null>();
  });

  it('parses what was given', async () => {
    const given = { count: '7', later: 'd', worth: 'two', ids: ['1,2', '3'], numbers: ['4 5'], gates: ['xyz', 'x'] };
    expect(await read({ ...given, loud: true, color: false, resume: 'run' })).toMatchObject({
      count: 7,
      later: 'd',
      worth: 2,
      ids: ['1', '2', '3'],
      numbers: [4, 5],
      gates: [3, 1],
      loud: true,
      color: false,
      resume: 3,
    });
    expect(await read({ resume: true })).toMatchObject({ resume: true });
  });

  it.each([
    [{ count: '0' }, '--count takes a whole number of at least 1, not "0".'],
    [{ count: '1.5' }, '--count takes a whole number'],
    [{ wait: '0' }, '--wait takes seconds above 0, not "0".'],
    [{ wait: ' ' }, '--wait takes a number, not " ".'],
    [{ kind: 'c' }, '--kind takes one of a, b, not "c".'],
    [{ later: 'a' }, '--later takes one of c, d, not "a".'],
    [{ worth: 'constructor' }, '--worth takes one of one, two, not "constructor".'],
    [{ numbers: ['1', 'x'] }, '--numbers takes a whole number of at least 0, not "x".'],
  ])('refuses %j in one sentence', async (given, sentence) => {
    await expect(read(given as Record<string, GivenValue>)).rejects.toThrow(sentence);
  });

  it('names options as they are typed', () => {
    expect(optionsIn(command.options).map(([name]) => name)).toHaveLength(13);
    expect(flagOf('maxNumFailedResults')).toBe('--max-num-failed-results');
    expect(optionsIn(analyzeCommand.options).every(([name]) => /^[a-z][a-zA-Z]*$/.test(name))).toBe(true);
  });
});
