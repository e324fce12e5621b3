import { describe, expect, it } from 'vitest';
import { createReplayCache, replayGroundTruth } from '../../src/domains/engine/replay-ground-truth.ts';
import { retail } from '../../src/domains/retail/index.ts';
import type { Message } from '../../src/records/message.ts';
import type { Trajectory } from '../../src/records/trajectory.ts';
import { replayOn } from '../support/replay-on.ts';
import { calls, expects, makeTrajectory, says } from './make-trajectory.ts';
import { tinyRetail } from './tiny-worlds.ts';

const database = tinyRetail();
const cancel = { order_id: '#W1', reason: 'no longer needed' };
const run = (
  messages: readonly Message[],
  options: { actions?: ReturnType<typeof expects>[]; outputs?: string[]; rest?: Partial<Trajectory> } = {},
) =>
  replayOn({
    trajectory: makeTrajectory(messages, options.rest),
    domain: retail,
    database,
    actions: options.actions ?? [],
    outputs: options.outputs ?? [],
  });

describe('replay', () => {
  it('runs every answered call and says whether the answer still holds', async () => {
    const messages = [
      says('Hello'),
      ...calls('find_user_id_by_email', { email: 'ann@example.com' }, 'ann_1'),
      ...calls('get_product_details', { product_id: '99' }, 'Error: no such product'),
      ...calls('cancel_pending_order', cancel, 'recorded otherwise'),
      ...calls('cancel_pending_order', null, 'Error'),
      ...calls('modify_user_address', {}, null),
    ];
    const again = await run(messages, { actions: [expects('cancel_pending_order', cancel)] });
    expect(
      again.calls.map(({ step, answered, executed, matches, failed }) => [step, answered, executed, matches, failed]),
    ).toEqual([
      [1, 2, true, true, false],
      [3, 4, true, false, true],
      [5, 6, true, false, false],
      [7, 8, false, null, false],
      [9, null, false, null, false],
    ]);
    expect(again.calls[2]?.changes?.map(({ field }) => field)).toContain('status');
    expect(again).toMatchObject({ reward: 1, state_matches: true, hash_matches: true, difference: [], graded: true });
  });

  it('tells what differs from the ground truth', async () => {
    const reason = { ...cancel, reason: 'ordered by mistake' };
    const again = await run(calls('cancel_pending_order', reason, ''), {
      actions: [expects('cancel_pending_order', cancel)],
    });
    expect(again.reward).toBe(0);
    expect(again.difference).toEqual([
      {
        table: 'orders',
        key: '#W1',
        field: 'cancel_reason',
        expected: 'no longer needed',
        actual: 'ordered by mistake',
      },
    ]);
  });

  it('gives no reward to a run that was cut off, but says what grading there would give', async () => {
    const again = await run([says('It costs $1,234.50')], {
      outputs: ['1234.50'],
      rest: { termination: 'step_limit' },
    });
    expect(again).toMatchObject({ graded: false, reward: 0, state_matches: true, outputs_said: true });
  });

  it.each([
    ['user_stop', 1],
    ['agent_stop', 1],
    ['transfer', 1],
    ['unknown', 1],
    ['step_limit', 0],
    ['context_overflow', 0],
    ['timeout', 0],
    ['runtime_error', 0],
    ['empty', 0],
  ] as const)('gives a right end by %s the reward %d', async (termination, reward) => {
    const again = await run(calls('cancel_pending_order', cancel, ''), {
      actions: [expects('cancel_pending_order', cancel)],
      rest: { termination },
    });
    expect(again).toMatchObject({ graded: reward === 1, reward, state_matches: true, outputs_said: true });
  });

  it('gives no reward where one of state and outputs is wrong', async () => {
    const actions = [expects('cancel_pending_order', cancel)];
    const done = calls('cancel_pending_order', cancel, '');
    expect(await run(done, { actions, outputs: ['20.20'] })).toMatchObject({ reward: 0, state_matches: true });
    expect(await run([says('It is 20.20.')], { actions, outputs: ['20.20'] })).toMatchObject({
      reward: 0,
      outputs_said: true,
      state_matches: false,
      hash_matches: false,
    });
    const half = await run([...done, says('It is 20.20.')], { actions, outputs: ['20.20', '7'] });
    expect(half).toMatchObject({ reward: 0, outputs_said: false });
    expect(half.outputs.map(({ step, said }) => [step, said])).toEqual([
      [2, true],
      [null, false],
    ]);
  });

  it('makes no call of the user, and none that has no answer, though it tells of both', async () => {
    const [asked, answer] = calls('cancel_pending_order', cancel, 'done') as [Message, Message];
    const byUser = { ...asked, tool_calls: asked.tool_calls.map((call) => ({ ...call, requestor: 'user' as const })) };
    const again = await run([byUser, answer, asked]);
    expect(again.calls).toMatchObject([
      {
        name: 'cancel_pending_order',
        executed: false,
        observation: null,
        recorded: 'done',
        matches: null,
        kind: null,
      },
      {
        name: 'cancel_pending_order',
        executed: false,
        observation: null,
        recorded: null,
        matches: null,
        failed: false,
      },
    ]);
    expect(again.calls.flatMap(({ changes }) => changes)).toEqual([]);
    expect((await run(calls('no_such_tool', {}, 'Unknown action no_such_tool'))).calls).toMatchObject([
      { kind: null, executed: true, failed: true, matches: true },
    ]);
    expect((await run(calls('no_such_tool', null, 'Error'))).calls).toMatchObject([{ kind: null, executed: false }]);
  });

  it('looks for outputs as tau-bench does: commas are taken from the words of the agent only', async () => {
    const said = [says('Total: 1,234'), says('A TEE')];
    expect((await run(said, { outputs: ['1234', 'tee'] })).outputs).toEqual([
      { text: '1234', said: true, step: 0 },
      { text: 'tee', said: true, step: 1 },
    ]);
    expect(await run(said, { outputs: ['1,234'] })).toMatchObject({
      outputs_said: false,
      reward: 0,
      state_matches: true,
    });
    expect((await run(calls('think', { thought: 'tee' }, ''), { outputs: ['tee'] })).outputs_said).toBe(false);
  });

  it('leaves terminal calls out of the ground truth, runs its reads, and keeps its failures', async () => {
    const actions = [
      expects('transfer_to_human_agents', { summary: '' }),
      expects('get_order_details', { order_id: '#W9' }),
      expects('cancel_pending_order', { ...cancel, order_id: '#W2' }),
    ];
    const { groundTruth } = await run([], { actions });
    expect(groundTruth.calls.map(({ executed, failed }) => [executed, failed])).toEqual([
      [false, false],
      [true, true],
      [true, true],
    ]);
    expect(groundTruth.failing.map(({ index, observation }) => [index, observation])).toEqual([
      [1, 'Error: order not found'],
      [2, 'Error: non-pending order cannot be cancelled'],
    ]);
  });

  it('runs a ground truth once for all trials, and another one for other actions', async () => {
    const cache = createReplayCache();
    const grade = (reason: string) =>
      replayGroundTruth({
        domain: retail,
        database,
        actions: [expects('cancel_pending_order', { ...cancel, reason })],
        cache,
      });
    expect(grade('no longer needed')).toBe(grade('no longer needed'));
    expect(grade('no longer needed')).not.toBe(grade('ordered by mistake'));
  });

  it('reads a list that the file writes as a text, but only where the record shows that it was a list', async () => {
    const given = { order_id: '#W2', item_ids: "['201']", payment_method_id: 'gift_card_1' };
    const real =
      (await run(calls('return_delivered_order_items', { ...given, item_ids: ['201'] }, ''))).calls[0]?.observation ??
      '';
    const [read] = (await run(calls('return_delivered_order_items', given, real))).calls;
    expect(read).toMatchObject({ matches: true, failed: false, arguments: { item_ids: ['201'] } });
    const [kept] = (await run(calls('return_delivered_order_items', given, 'Error: some item not found'))).calls;
    expect(kept).toMatchObject({ matches: true, failed: true, changes: [], arguments: given });
  });

  it('pairs several calls of one message by id, or by place where there are no ids', async () => {
    const both = (ids: [string | null, string | null]): Message[] => {
      const [[one, first], [two, second]] = [
        calls('get_user_details', { user_id: 'x' }, 'A', ids[0]),
        calls('get_user_details', { user_id: 'y' }, 'B', ids[1]),
      ] as [[Message, Message], [Message, Message]];
      return [{ ...one, tool_calls: [...one.tool_calls, ...two.tool_calls] }, second, first];
    };
    expect((await run(both(['1', '2']))).calls.map(({ recorded, answered }) => [recorded, answered])).toEqual([
      ['A', 2],
      ['B', 1],
    ]);
    expect((await run(both([null, null]))).calls.map(({ recorded }) => recorded)).toEqual(['B', 'A']);
  });
});
