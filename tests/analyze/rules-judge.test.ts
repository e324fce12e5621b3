import { describe, expect, it } from 'vitest';
import { buildCaseFile } from '../../src/analyze/case/build-case-file.ts';
import { evidenceRules } from '../../src/analyze/evidence/index.ts';
import { decide } from '../../src/analyze/judge/rules/rules-judge.ts';
import type { Trajectory } from '../../src/records/trajectory.ts';
import { agent, call, makeTrajectory, system, tool, user } from '../support/make-trajectory.ts';

async function judge(trajectory: Trajectory) {
  const file = await buildCaseFile({ trajectory, domain: trajectory.domain });
  const observations = evidenceRules.flatMap((rule) => rule(file));
  for (const { step, quote } of observations) {
    if (step !== null && quote !== null) {
      expect(trajectory.messages[step]?.content ?? '').toContain(quote);
    }
  }
  return decide(observations).faults;
}

const cancel = { order_id: '#W1', reason: 'no longer needed' };

describe('the rules judge', () => {
  it('blames the environment for a crash, whatever else is there', async () => {
    const [root] = await judge(
      makeTrajectory({
        turns: [],
        actions: null,
        termination: 'runtime_error',
        crash: { message: 'RateLimitError: slow down', traceback: null, infrastructure: true },
      }),
    );
    expect(root).toMatchObject({ author: 'environment', type: 'runtime_error', step: null });
    expect(root.description).toContain('RateLimitError');
  });

  it('blames the environment for a record without messages', async () => {
    expect((await judge(makeTrajectory({ turns: [], termination: 'empty' })))[0]).toMatchObject({
      author: 'environment',
      type: 'runtime_error',
      step: null,
    });
  });

  it('finds the agent that puts in a wrong argument and names it', async () => {
    const [root] = await judge(
      makeTrajectory({
        turns: [
          user('Cancel order #W1, I no longer need it.'),
          call('cancel_pending_order', { ...cancel, reason: 'ordered by mistake' }),
          tool('{}'),
          agent('Done.'),
          user('Thanks ###STOP###'),
        ],
        actions: [['cancel_pending_order', cancel]],
      }),
    );
    expect(root).toMatchObject({ author: 'agent', type: 'wrong_argument', step: 1, keys: ['reason'] });
    expect(root.description).toContain('"ordered by mistake"');
    expect(root.description).toContain('"no longer needed"');
  });

  it('blames the user for a value of its own making that the agent only followed', async () => {
    const [root] = await judge(
      makeTrajectory({
        instruction: 'You want the lamp sent to 12 Birch Road.',
        turns: [
          user('Please change the address of #W1 to 99 Invented Lane.'),
          call('modify_pending_order_address', { order_id: '#W1', address1: '99 Invented Lane' }),
          tool('{}'),
          agent('Done.'),
          user('###STOP###'),
        ],
        actions: [['modify_pending_order_address', { order_id: '#W1', address1: '12 Birch Road' }]],
      }),
    );
    expect(root).toMatchObject({ author: 'user', type: 'user_contradicted', step: 0, keys: ['address1'] });
  });

  it('blames the user that goes back on what it had asked for, unless the agent had refused that', async () => {
    const run = (answer: string) =>
      makeTrajectory({
        instruction: 'You want the earliest time.',
        turns: [
          user('Move #W1 to 08:30, please.'),
          agent(answer),
          user('I would rather have 09:00.'),
          agent('So 09:00 instead of 08:30?'),
          user('Yes, please go ahead.'),
          call('modify_pending_order_address', { order_id: '#W1', address1: '09:00' }),
          tool('{}'),
          user('###STOP###'),
        ],
        actions: [['modify_pending_order_address', { order_id: '#W1', address1: '08:30' }]],
      });
    expect((await judge(run('That is free.')))[0]).toMatchObject({
      author: 'user',
      type: 'user_contradicted',
      step: 2,
    });
    expect((await judge(run('I am afraid that is not possible.')))[0]).toMatchObject({
      author: 'agent',
      type: 'wrong_argument',
    });
  });

  it('blames the user that does not say who it is, but not where it was asked for more than it has', async () => {
    const run = (question: string) =>
      makeTrajectory({
        domain: 'airline',
        instruction: 'Your user id is ada_fern_1. You want to cancel a trip.',
        turns: [
          user('Please cancel my trip.'),
          agent(question),
          user('I do not have that at hand.'),
          agent('Come back when you do.'),
          user('###STOP###'),
        ],
        actions: [['cancel_pending_order', cancel]],
      });
    expect((await judge(run('May I have your user ID?')))[0]).toMatchObject({
      author: 'user',
      type: 'user_omitted',
      step: 2,
    });
    expect((await judge(run('May I have your user ID and the reservation ID?')))[0]?.author).toBe('agent');
  });

  it('names only what differs in long arguments', async () => {
    const passengers = (dob: string) => [
      { first_name: 'Ada', last_name: 'Fern', dob: '1980-01-02' },
      { first_name: 'Elias', last_name: 'Fern', dob },
    ];
    const [root] = await judge(
      makeTrajectory({
        turns: [
          user('Correct a birth date.'),
          call('update_reservation_passengers', { reservation_id: 'R1', passengers: passengers('1996-03-16') }),
          tool('{}'),
          user('###STOP###'),
        ],
        actions: [['update_reservation_passengers', { reservation_id: 'R1', passengers: passengers('1969-03-16') }]],
      }),
    );
    expect(root.description).toContain('passengers.1.dob was "1996-03-16" where "1969-03-16" was expected');
    expect(root.description).not.toContain('Elias');
  });

  it('does not blame the user for a value that its instruction has', async () => {
    const [root] = await judge(
      makeTrajectory({
        instruction: 'You want the lamp sent to 99 Invented Lane.',
        turns: [
          user('Change the address of #W1 to 99 Invented Lane.'),
          call('modify_pending_order_address', { order_id: '#W1', address1: '99 Invented Lane' }),
          tool('{}'),
          agent('Done.'),
          user('###STOP###'),
        ],
        actions: [['modify_pending_order_address', { order_id: '#W1', address1: '12 Birch Road' }]],
      }),
    );
    expect(root.author).not.toBe('user');
  });

  it('finds the user that stops inside its own go-ahead', async () => {
    const [root] = await judge(
      makeTrajectory({
        turns: [
          user('Cancel #W1.'),
          agent('I can cancel #W1. Shall I proceed? (yes/no)'),
          user('Yes, please go ahead. ###STOP###'),
        ],
        actions: [['cancel_pending_order', cancel]],
      }),
    );
    expect(root).toMatchObject({ author: 'user', type: 'user_stopped_early', step: 2 });
  });

  it('takes a farewell after the work for no early stop', async () => {
    const [root] = await judge(
      makeTrajectory({
        turns: [
          user('Cancel #W1.'),
          agent('I am sorry, that order cannot be cancelled. Would you like anything else?'),
          user("Yes, I see. That's all, thanks! ###STOP###"),
        ],
        actions: [['cancel_pending_order', cancel]],
      }),
    );
    expect(root).toMatchObject({ author: 'agent', type: 'wrong_refusal', step: 1 });
  });

  it('finds the earlier write that locked a needed one out', async () => {
    const address = { order_id: '#W1', address1: '12 Birch Road' };
    const items = { order_id: '#W1', item_ids: ['1'], new_item_ids: ['2'] };
    const [root] = await judge(
      makeTrajectory({
        turns: [
          user('Change item and address.'),
          call('modify_pending_order_items', items),
          tool('{}'),
          call('modify_pending_order_address', address),
          tool('Error: non-pending order cannot be modified'),
          agent('Sorry, I cannot change the address.'),
          user('###STOP###'),
        ],
        actions: [
          ['modify_pending_order_address', address],
          ['modify_pending_order_items', items],
        ],
      }),
    );
    expect(root).toMatchObject({ author: 'agent', type: 'wrong_order', step: 1 });
  });

  it('finds a hand-over that was not due', async () => {
    const [root] = await judge(
      makeTrajectory({
        termination: 'transfer',
        turns: [
          user('Cancel #W1.'),
          call('transfer_to_human_agents', { summary: 'wants to cancel' }),
          tool('Transfer successful'),
        ],
        actions: [['cancel_pending_order', cancel]],
      }),
    );
    expect(root).toMatchObject({ author: 'agent', type: 'premature_transfer', step: 1 });
  });

  it('finds a claim that nothing bears out', async () => {
    const [root] = await judge(
      makeTrajectory({
        turns: [user('Cancel #W1.'), agent('Your order #W1 has been cancelled.'), user('Great ###STOP###')],
        actions: [['cancel_pending_order', cancel]],
      }),
    );
    expect(root).toMatchObject({ author: 'agent', type: 'false_completion_claim', step: 1 });
  });

  it('finds a write too many', async () => {
    const [root] = await judge(
      makeTrajectory({
        turns: [
          user('Cancel #W1.'),
          call('cancel_pending_order', cancel),
          tool('{}'),
          call('cancel_pending_order', { ...cancel, order_id: '#W2' }),
          tool('{}'),
          agent('Both done.'),
          user('###STOP###'),
        ],
        actions: [['cancel_pending_order', cancel]],
      }),
    );
    expect(root).toMatchObject({ author: 'agent', type: 'unintended_write', step: 3 });
  });

  it('finds what was left undone after a first part', async () => {
    const [root] = await judge(
      makeTrajectory({
        turns: [
          user('Cancel #W1 and #W2.'),
          call('cancel_pending_order', cancel),
          tool('{}'),
          agent('#W1 is gone. Anything else?'),
          user('No. ###STOP###'),
        ],
        actions: [
          ['cancel_pending_order', cancel],
          ['cancel_pending_order', { ...cancel, order_id: '#W2' }],
        ],
      }),
    );
    expect(root).toMatchObject({ author: 'agent', type: 'goal_partially_completed', step: 3 });
  });

  it('finds a wrong number where another had to be told', async () => {
    const [root] = await judge(
      makeTrajectory({
        outputs: ['54.04'],
        turns: [user('What do I get back?'), agent('You get back $53.99.'), user('Fine ###STOP###')],
      }),
    );
    expect(root).toMatchObject({ author: 'agent', type: 'wrong_or_missing_output', step: 1 });
    expect(root.description).toContain('53.99');
  });

  it('does not count a number of a list for an answer', async () => {
    const faults = await judge(
      makeTrajectory({
        outputs: ['10'],
        turns: [user('How many?'), agent('Here they are:\n1. lamp\n2. desk'), user('How many in all? ###STOP###')],
      }),
    );
    expect(faults[0].description).not.toMatch(/said "(1|2)"/);
  });

  it('knows a success that was cut off at the step limit', async () => {
    const [root] = await judge(
      makeTrajectory({
        termination: 'step_limit',
        turns: [user('Cancel #W1.'), call('cancel_pending_order', cancel), tool('{}')],
        actions: [['cancel_pending_order', cancel]],
      }),
    );
    expect(root).toMatchObject({ author: 'environment', type: 'step_limit' });
    expect(root.correct_behavior).toContain('Grade the run');
  });

  it('says undetermined where no fact speaks for a fault', async () => {
    const [root] = await judge(
      makeTrajectory({ turns: [system('policy'), user('Hello ###STOP###')], actions: null, task: null }),
    );
    expect(root).toMatchObject({ author: 'undetermined', type: 'undetermined' });
  });

  it('takes equal writes in another order, and lists side by side in another order, for the same', async () => {
    const faults = await judge(
      makeTrajectory({
        outputs: ['42'],
        turns: [
          user('Exchange.'),
          call('exchange_delivered_order_items', { order_id: '#W1', item_ids: ['b', 'a'], new_item_ids: ['y', 'x'] }),
          tool('{}'),
          agent('Done, it will cost 41.'),
          user('###STOP###'),
        ],
        actions: [
          ['exchange_delivered_order_items', { order_id: '#W1', item_ids: ['a', 'b'], new_item_ids: ['x', 'y'] }],
        ],
      }),
    );
    expect(faults.map(({ type }) => type)).toEqual(['wrong_or_missing_output']);
  });

  it('tells crossed pairs from reordered ones', async () => {
    const [root] = await judge(
      makeTrajectory({
        turns: [
          user('Exchange.'),
          call('exchange_delivered_order_items', { order_id: '#W1', item_ids: ['b', 'a'], new_item_ids: ['x', 'y'] }),
          tool('{}'),
          user('###STOP###'),
        ],
        actions: [
          ['exchange_delivered_order_items', { order_id: '#W1', item_ids: ['a', 'b'], new_item_ids: ['x', 'y'] }],
        ],
      }),
    );
    expect(root.type).toBe('wrong_argument');
  });
});
