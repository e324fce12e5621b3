import { describe, expect, it } from 'vitest';
import type { RepairEdit } from '../../../src/analyze/repair/repair.ts';
import { openRerun } from '../../../src/analyze/repair/rerun.ts';
import type { WorldCall, WorldEpisode } from '../../../src/domains/engine/world.ts';
import { recorded } from './bench.ts';
import type { Made } from './shop.ts';

/** A world that only keeps what was called, and counts the episodes that are open and how much was called in all. */
function openLog() {
  const log = { open: 0, calls: 0, batches: 0 };
  const made = new WeakMap<WorldEpisode, readonly WorldCall[]>();
  const open = (before: readonly WorldCall[]): WorldEpisode => {
    log.open += 1;
    let calls = before;
    const episode = {
      fork: async () => open(calls),
      batch: async (more: readonly WorldCall[]) => {
        log.calls += more.length;
        log.batches += 1;
        calls = [...calls, ...more];
        made.set(episode, calls);
        return [];
      },
      end: async () => {
        log.open -= 1;
      },
    } as unknown as WorldEpisode;
    made.set(episode, calls);
    return episode;
  };
  return { log, start: open([]), callsOf: (episode: WorldEpisode) => made.get(episode) ?? [] };
}

const call = (name: string): Made => [name, { a: 1 }];
const edit = (given: Partial<RepairEdit> & Pick<RepairEdit, 'kind'>): RepairEdit => ({
  step: 3,
  call: 0,
  expected: null,
  name: null,
  before: null,
  after: null,
  ...given,
});

// Writes at steps 1, 3 and 5; the message of step 3 holds two.
const writes = [
  ...recorded([call('one'), call('two'), call('three')]),
  { ...recorded([call('four')])[0]!, index: 3, step: 5 },
].map((write, index) => ({ ...write, step: [1, 3, 3, 5][index]!, call: index === 2 ? 1 : 0 }));

/** What is called after all with these edits, by name, and how many calls the run took. */
async function calledWith(edits: readonly RepairEdit[], made = writes) {
  const { start, callsOf } = openLog();
  const { episode, calls } = await openRerun({ start, writes: made }).run(edits);
  return { names: callsOf(episode).map(({ name }) => name), calls, all: callsOf(episode) };
}

describe('a run with edits', () => {
  const after = { name: 'new', arguments: {} };
  it.each<readonly [string, readonly RepairEdit[], readonly string[], number]>([
    ['none', [], ['one', 'two', 'three', 'four'], 0],
    ['a drop', [edit({ kind: 'drop_call' })], ['one', 'three', 'four'], 2],
    ['a drop of the second call of a message', [edit({ kind: 'drop_call', call: 1 })], ['one', 'two', 'four'], 1],
    ['a drop of the last call', [edit({ kind: 'drop_call', step: 5 })], ['one', 'two', 'three'], 0],
    ['a replacement', [edit({ kind: 'replace_call', after })], ['one', 'new', 'three', 'four'], 3],
    ['a replacement by nothing', [edit({ kind: 'replace_call' })], ['one', 'two', 'three', 'four'], 0],
    ['an insertion', [edit({ kind: 'insert_call', after })], ['one', 'new', 'two', 'three', 'four'], 4],
    [
      'an insertion within a message',
      [edit({ kind: 'insert_call', call: 1, after })],
      ['one', 'two', 'new', 'three', 'four'],
      3,
    ],
    [
      'an insertion before a whole message',
      [edit({ kind: 'insert_call', call: null, after })],
      ['one', 'new', 'two', 'three', 'four'],
      4,
    ],
    [
      'an insertion between messages',
      [edit({ kind: 'insert_call', step: 4, call: null, after })],
      ['one', 'two', 'three', 'new', 'four'],
      2,
    ],
    [
      'an insertion at the end',
      [edit({ kind: 'insert_call', step: 9, call: null, after })],
      ['one', 'two', 'three', 'four', 'new'],
      1,
    ],
    [
      'two insertions at one place',
      [edit({ kind: 'insert_call', after }), edit({ kind: 'insert_call', after: { ...after, name: 'newer' } })],
      ['one', 'new', 'newer', 'two', 'three', 'four'],
      5,
    ],
    ['an insertion of nothing', [edit({ kind: 'insert_call' })], ['one', 'two', 'three', 'four'], 0],
    [
      'an insertion without a step',
      [edit({ kind: 'insert_call', step: null, after })],
      ['one', 'two', 'three', 'four'],
      0,
    ],
    ['a stop', [edit({ kind: 'stop_here' })], ['one'], 0],
    ['a stop within a message', [edit({ kind: 'stop_here', call: 1 })], ['one', 'two'], 0],
    ['a stop between messages', [edit({ kind: 'stop_here', step: 4 })], ['one', 'two', 'three'], 0],
    ['two stops', [edit({ kind: 'stop_here', step: 5 }), edit({ kind: 'stop_here' })], ['one'], 0],
    [
      'an insertion before a stop',
      [edit({ kind: 'stop_here' }), edit({ kind: 'insert_call', after })],
      ['one', 'new'],
      1,
    ],
    [
      'an insertion behind a stop',
      [edit({ kind: 'stop_here' }), edit({ kind: 'insert_call', step: 5, after })],
      ['one'],
      0,
    ],
    [
      'a move to a later place',
      [edit({ kind: 'move_call', step: 1, after: { step: 5, call: 0 } })],
      ['two', 'three', 'one', 'four'],
      4,
    ],
    [
      'a move to an earlier place',
      [edit({ kind: 'move_call', step: 5, after: { step: 3, call: 0 } })],
      ['one', 'four', 'two', 'three'],
      3,
    ],
    ['a move to nowhere', [edit({ kind: 'move_call' })], ['one', 'two', 'three', 'four'], 0],
    ['an edit of no write', [edit({ kind: 'drop_call', step: 2 })], ['one', 'two', 'three', 'four'], 0],
    [
      'words that look like a place',
      [edit({ kind: 'say_output', after: { step: 1, call: 0 } })],
      ['one', 'two', 'three', 'four'],
      0,
    ],
  ])(
    'makes with %s the calls that are left, and none before the first change again',
    async (_, edits, names, calls) => {
      expect(await calledWith(edits)).toMatchObject({ names, calls });
    },
  );

  it('has the arguments of an edit in place of those that it takes away', async () => {
    const one = edit({ kind: 'replace_argument', step: 1, before: { a: 1 }, after: { b: 2 } });
    expect((await calledWith([one])).all[0]).toEqual({ name: 'one', arguments: { b: 2 }, requestor: 'assistant' });
    const kept = { ...one, before: {} };
    expect((await calledWith([kept])).all[0]?.arguments).toEqual({ a: 1, b: 2 });
    const unread = writes.map((write) => ({ ...write, arguments: null }));
    const read = edit({ kind: 'replace_argument', step: 1, before: '{"', after: { b: 2 } });
    expect((await calledWith([read], unread)).all).toEqual([
      { name: 'one', arguments: { b: 2 }, requestor: 'assistant' },
    ]);
  });

  it('makes no call that cannot be read, wherever it is moved', async () => {
    const unread = writes.map((write) => (write.index === 1 ? { ...write, arguments: null } : write));
    expect((await calledWith([], unread)).names).toEqual(['one', 'three', 'four']);
    const moved = edit({ kind: 'move_call', after: { step: 1, call: 0 } });
    expect((await calledWith([moved], unread)).names).toEqual(['one', 'three', 'four']);
    const dropped = edit({ kind: 'drop_call', step: 5 });
    expect((await calledWith([dropped], unread)).names).toEqual(['one', 'three']);
    const first = edit({ kind: 'drop_call', step: 1 });
    expect((await calledWith([first], unread)).names).toEqual(['three', 'four']);
  });

  it('says who calls: whoever did, and for a new call the agent where nobody is named', async () => {
    const byUser = writes.map((write) => ({ ...write, requestor: 'user' as const }));
    const edits = ['user', 'assistant', undefined].map((requestor) =>
      edit({ kind: 'insert_call', step: 1, after: { name: 'new', arguments: {}, requestor } }),
    );
    expect((await calledWith(edits, byUser)).all.map(({ requestor }) => requestor)).toEqual([
      ...['user', 'assistant', 'assistant'],
      ...['user', 'user', 'user', 'user'],
    ]);
  });

  it('keeps the world between the writes, and gives all of it back', async () => {
    const { log, start } = openLog();
    const rerun = openRerun({ start, writes });
    const drop = edit({ kind: 'drop_call', step: 5 });
    const first = await rerun.run([drop]);
    expect(log).toEqual({ open: 5, calls: 3, batches: 3 });
    const second = await rerun.run([drop]);
    expect(log).toEqual({ open: 6, calls: 3, batches: 3 });
    await first.episode.end();
    await second.episode.end();
    await rerun.close();
    await rerun.close();
    expect(log.open).toBe(0);
  });
});
