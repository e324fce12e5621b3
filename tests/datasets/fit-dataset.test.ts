import { describe, expect, it } from 'vitest';
import { agreement } from '../../src/datasets/agreement.ts';
import { fitDataset } from '../../src/datasets/fit-dataset.ts';
import { retail } from '../../src/domains/retail/index.ts';
import type { Message } from '../../src/records/message.ts';
import type { Trajectory } from '../../src/records/trajectory.ts';
import { calls, makeTrajectory } from '../domains/make-trajectory.ts';
import { tinyRetail } from '../domains/tiny-worlds.ts';
import { replayOn } from '../support/replay-on.ts';

const database = tinyRetail();
const read = async (id: string, change: (text: string) => string = (text) => text) => {
  const again = await replayOn({
    trajectory: makeTrajectory(calls('get_user_details', { user_id: id }, '')),
    domain: retail,
    database,
    actions: [],
    outputs: [],
  });
  const { observation } = again.calls[0]!;
  return calls('get_user_details', { user_id: id }, change(observation!));
};

async function fitOf(messages: readonly Message[], rest: Partial<Trajectory> = {}) {
  const trajectory = makeTrajectory(messages, rest);
  const again = await replayOn({
    trajectory,
    domain: retail,
    database,
    actions: trajectory.task?.actions ?? [],
    outputs: [],
  });
  return fitDataset({ trajectory, dataset: { domain: retail, database }, replay: again });
}

describe('fitDataset', () => {
  it('believes a data set that has the user and answers as the record does', async () => {
    expect(await fitOf(await read('ann_1'))).toEqual({
      fits: true,
      reason: '1 of 1 reads answer here as they did in the record.',
      drift: [],
    });
    expect(await fitOf([])).toMatchObject({ fits: true, reason: expect.stringContaining('reads nothing else') });
  });

  it('takes a renamed field for drift', async () => {
    const renamed = await fitOf(await read('ann_1', (text) => text.replace('"city"', '"town"')));
    expect(renamed).toMatchObject({ fits: true, drift: [{ step: 0, name: 'get_user_details' }] });
    expect([...renamed.drift[0]!.fields].sort()).toEqual(['address.city', 'address.town']);
  });

  it('refuses other data, an unknown user, and a run that shows nothing', async () => {
    const task = {
      user_id: 'nobody',
      instruction: null,
      actions: [],
      outputs: [],
      assertions: [],
      reward_basis: null,
      env_assertions: [],
      initial_state: null,
    };
    expect(await fitOf(await read('ann_1'), { task })).toMatchObject({
      fits: false,
      reason: 'User nobody of the task is not in the data set.',
    });
    expect(await fitOf([], { task: null })).toMatchObject({ fits: false });
    expect(await fitOf(calls('get_user_details', { user_id: 'ann_1' }, 'Error: user not found'))).toMatchObject({
      fits: false,
      reason: 'Only 0 of 1 reads answer here as they did in the record.',
    });
  });

  it('does not look at reads of what the run changed itself', async () => {
    const address = { address1: 'a', address2: '', city: 'c', state: 's', country: 'd', zip: 'z' };
    const messages = [
      ...(await read('ann_1')),
      ...calls('modify_user_address', { user_id: 'ann_1', ...address }, 'other'),
      ...calls('get_user_details', { user_id: 'ann_1' }, 'other'),
      ...calls('get_user_details', { user_id: 'ann_1' }, 'other'),
    ];
    expect(await fitOf(messages)).toMatchObject({ fits: true, drift: [] });
    expect(await fitOf(messages, { foreign_tools: true })).toMatchObject({
      fits: false,
      reason: expect.stringContaining('modify_user_address'),
    });
  });

  it("holds tau2 to the file's own state check", async () => {
    const grade = {
      state_matches: false,
      ground_truth_hash: null,
      outputs: null,
      action_checks: null,
      assertion_checks: null,
      breakdown: null,
    };
    expect(await fitOf(await read('ann_1'), { foreign_tools: true, grade })).toMatchObject({
      fits: false,
      reason: expect.stringContaining('opposite'),
    });
    expect(
      await fitOf(await read('ann_1'), { foreign_tools: true, grade: { ...grade, state_matches: true } }),
    ).toMatchObject({
      fits: true,
    });
  });
});

describe('agreement', () => {
  it('goes by value', async () => {
    expect(agreement('{"a": 1, "b": [2.0]}', '{"b": [2], "a": 1, "c": null}')).toEqual({
      share: 1,
      fields: [],
      contradicts: false,
    });
    expect(agreement('{"a": 1}', '{"a": 1, "b": 2}')).toMatchObject({ share: 0.5, fields: ['b'], contradicts: false });
    expect(agreement('{"a": 1}', '{"a": 2}')).toMatchObject({ share: 0, contradicts: true });
    expect(agreement('Error: User not found', 'Error: user not found').share).toBe(1);
    expect(agreement('{broken', '{"a": 1}').share).toBe(0);
    expect(agreement('[]', '[]').share).toBe(1);
  });
});
