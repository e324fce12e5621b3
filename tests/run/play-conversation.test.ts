import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { z } from 'zod';
import type { conversationSchema } from '../../scripts/conversations/conversation.ts';
import { playFile } from '../../scripts/conversations/play-file.ts';
import { openDataset } from '../../src/datasets/open-datasets.ts';

const dataset = openDataset({ path: fileURLToPath(new URL('../../data/retail/', import.meta.url)) });

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tau-triage-play-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

type Written = z.input<typeof conversationSchema>;

async function play(...conversations: readonly Written[]) {
  const path = join(folder, 'retail-open.yaml');
  await writeFile(path, stringify(conversations));
  return playFile({ dataset, path, folder, signal: new AbortController().signal });
}

/** Task 1 of split test expects that nothing is changed. */
const talk: Written = {
  name: 'short-talk',
  split: 'test',
  task: 1,
  plan: 'Nothing happens, as it should.',
  turns: [
    { id: 'u1', user: 'Can I swap a board game for a mug?' },
    { id: 'a1', agent: 'Never for another product, I am afraid.' },
    { id: 'u2', user: '###STOP###' },
  ],
};

const write: Written['turns'] = [
  { id: 'u1', user: 'A wish.' },
  {
    id: 'a1',
    call: { name: 'cancel_pending_order', arguments: { order_id: '#W2053175', reason: 'ordered by mistake' } },
  },
  { id: 'a2', agent: 'Done.' },
  { id: 'u2', user: '###STOP###' },
];

const label = { author: 'agent', type: 'unintended_write', at: 'a1', reason: 'Nobody asked for it.' } as const;

describe('playing a written conversation', () => {
  it('turns turn ids into steps of the run and gives runs on one task id their own trials', async () => {
    const recorded = await play(talk, { ...talk, name: 'with-a-fault', label, turns: write });
    expect(recorded.map(({ seated, result, label }) => [seated.trial, result.reward, label?.step])).toEqual([
      [0, 1, undefined],
      [1, 0, 2],
    ]);
    expect(recorded[1]?.label).toMatchObject({ annotator: 'writer', file: 'retail-open.json', task_id: 1, trial: 1 });
    expect(recorded[1]?.label?.trajectory).toMatch(/^1\.1\.[0-9a-f]{12}$/);
    expect(recorded[1]?.steps).toEqual(
      new Map([
        ['u1', 1],
        ['a1', 2],
        ['a2', 4],
        ['u2', 5],
      ]),
    );
  });

  it('writes the turns of text agents and thinking users as their strategies read them', async () => {
    const [one] = await play({ ...talk, agent_strategy: 'react', user_strategy: 'react' });
    expect(one?.result.messages.slice(1).map(({ content }) => content)).toEqual([
      'Can I swap a board game for a mug?',
      'Thought:\n\nAction:\n{"name":"respond","arguments":{"content":"Never for another product, I am afraid."}}',
      '###STOP###',
    ]);
    const [checked] = await play({ ...talk, user_strategy: 'verify' });
    expect(checked?.result.userSpending.calls).toBe(4);
  });

  it('plays a server that breaks, at a turn without a step', async () => {
    const breaks: Written['turns'] = [talk.turns[0]!, { id: 'e1', side: 'agent', error: 'the server is gone.' }];
    const crash = { author: 'environment', type: 'runtime_error', at: null, reason: 'It broke.' } as const;
    const [one] = await play({ ...talk, label: crash, turns: breaks });
    expect([one?.result.error?.message, one?.result.error?.infrastructure]).toEqual(['the server is gone.', true]);
    expect(one?.label?.step).toBeNull();
  });

  it('replaces the fields of a task that the record has otherwise', async () => {
    const [one] = await play({
      ...talk,
      task_change: { outputs: ['board game'] },
      label: { author: 'environment', type: 'grader_defect', at: 'a1', reason: 'It says never.' },
    });
    expect(one?.seated.task.outputs).toEqual(['board game']);
    expect(one?.seated.task.user_id).toBe('leo_white_1615');
  });

  it.each([
    ['another reward than planned', { ...talk, label }, /short-talk, task 1: planned is a failure .* run passes/],
    ['a failure without a label', { ...talk, turns: write }, /planned is a run that passes, but the run fails/],
    ['a label at no turn', { ...talk, turns: write, label: { ...label, at: 'a9' } }, /points at a9, which is no turn/],
    ['turns that run out', { ...talk, turns: talk.turns.slice(0, 2) }, /short-talk: the run broke: the script has 1/],
    ['turns after the end', { ...talk, turns: [...talk.turns, { id: 'a2', agent: 'Hm.' }] }, /ended before turn a2/],
    ['a task that is not there', { ...talk, task: 5000 }, /short-talk: split test has no task 5000/],
    [
      'a split that is not there',
      { ...talk, split: 'exam' },
      /there is no split exam; expected one of dev, test, train/,
    ],
    ['two turns with one id', { ...talk, turns: [talk.turns[0]!, ...talk.turns] }, /two turns have the id u1/],
    ['a field too many', { ...talk, mood: 'good' }, /retail-open.yaml, conversation 1 \(short-talk\): .*mood/],
  ] as const)('stops with a sentence at %s', async (_, conversation, sentence) => {
    await expect(play(conversation as Written)).rejects.toThrow(sentence);
  });

  it('stops with a sentence where a text loses its end to a comment', async () => {
    const path = join(folder, 'retail-open.yaml');
    await writeFile(path, `${stringify([talk])}  note: Cancels order #W1 of somebody else.\n`);
    const playing = playFile({ dataset, path, folder, signal: new AbortController().signal });
    await expect(playing).rejects.toThrow('has a comment, #W1 of somebody else.: a text with # in it needs quotes');
  });
});
