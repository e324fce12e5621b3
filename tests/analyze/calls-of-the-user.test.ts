import { describe, expect, it } from 'vitest';
import { analyzeTrajectory } from '../../src/analyze/analyze-trajectory.ts';
import type { ReplayTarget } from '../../src/analyze/case/replay-run.ts';
import { rulesJudge } from '../../src/analyze/judge/rules/rules-judge.ts';
import { openWorld } from '../../src/domains/engine/open-world.ts';
import type { WorldCall } from '../../src/domains/engine/world.ts';
import type { Finding } from '../../src/records/finding.ts';
import type { Message } from '../../src/records/message.ts';
import type { Task } from '../../src/records/task.ts';
import { calls, makeTrajectory, says } from '../domains/make-trajectory.ts';
import { toyPhone, toyPhoneDatabase } from '../domains/toy-phone.ts';
import { blankMessage } from '../support/make-trajectory.ts';

const world = openWorld({ domain: toyPhone, database: toyPhoneDatabase() });
const target: ReplayTarget = { world, dataset: null, split: 'test', groundTruth: null };
const context = {
  judge: { name: 'rules', version: '0', model: null, prompt_hash: null, parameters: {} },
  datasetHash: null,
  groundTruthHash: null,
};
const openLine: WorldCall = { requestor: 'assistant', name: 'open_line', arguments: { line_id: 'L1' } };
const toggle: WorldCall = { requestor: 'user', name: 'toggle_phone', arguments: {} };
const getLine: WorldCall = { requestor: 'assistant', name: 'get_line', arguments: { line_id: 'L1' } };

/** The line is closed and the phone off; both have to be mended, and only the connection is looked at. */
const task: Task = {
  user_id: null,
  instruction: 'Your phone shows no signal. You want to get it connected.',
  actions: [openLine, toggle].map((one) => ({ ...one, compare_arguments: null })),
  outputs: [],
  assertions: [],
  env_assertions: [{ env_type: 'user', func_name: 'is_connected', arguments: {}, assert_value: true, message: null }],
  initial_state: {
    agent_data: null,
    user_data: null,
    actions: [
      { env_type: 'assistant', func_name: 'close_line', arguments: { line_id: 'L1' } },
      { env_type: 'user', func_name: 'toggle_phone', arguments: {} },
    ],
  },
  reward_basis: ['ENV_ASSERTION'],
};

/** Plays the calls in the world, so that the record holds its answers, and judges the run. */
async function find(turns: readonly (Message | WorldCall)[], change: Partial<Task> = {}): Promise<Finding> {
  const graded = { ...task, ...change };
  const episode = await world.reset({ id: null, ...graded, actions: graded.actions ?? [] });
  const messages: Message[] = [];
  for (const turn of turns) {
    if ('role' in turn) {
      messages.push(turn);
      continue;
    }
    const [step] = await episode.batch([turn]);
    const role = turn.requestor;
    const made = calls(turn.name, { ...turn.arguments }, step?.observation ?? '');
    messages.push(
      ...made.map((one) =>
        one.role === 'tool'
          ? one
          : { ...one, role, tool_calls: one.tool_calls.map((each) => ({ ...each, requestor: role })) },
      ),
    );
  }
  const trajectory = makeTrajectory(messages, { task: graded, reward: 0, domain: 'toy-phone' });
  return analyzeTrajectory({
    trajectory,
    domain: 'toy-phone',
    target,
    judge: rulesJudge,
    context,
    domains: { 'toy-phone': toyPhone },
  });
}

const agent = says;
const user = (said: string): Message => ({ ...blankMessage, role: 'user', content: said, said });
const hello = user('My phone shows no signal. I have line L1.');
const bye = user('That is all. ###STOP###');

describe('a task that is graded by statements about the end', () => {
  it('blames the user for what the agent asked for and it did not do', async () => {
    const finding = await find([
      hello,
      getLine,
      openLine,
      agent('Your line is open now. Please turn your phone on.'),
      user('I would rather not.'),
      agent('As you like.'),
      bye,
    ]);
    expect(finding).toMatchObject({ author: 'user', type: 'user_omitted', step: 6 });
    expect(finding.counterfactual).toMatchObject({ proven: true, reward_after: 1 });
    expect(finding.counterfactual?.edits[0]).toMatchObject({
      kind: 'insert_call',
      after: { name: 'toggle_phone', requestor: 'user' },
    });
  });

  it('blames the agent for what it never asked for', async () => {
    const finding = await find([
      hello,
      getLine,
      openLine,
      agent('Your line is open now.'),
      user('Fine.'),
      agent('Goodbye.'),
      bye,
    ]);
    expect(finding).toMatchObject({ author: 'agent', counterfactual: { proven: true } });
  });

  it('blames the agent for its own call that it left out, though nobody asked for it by name', async () => {
    const finding = await find([
      hello,
      getLine,
      agent('Please turn your phone on.'),
      toggle,
      user('It is on.'),
      agent('Goodbye.'),
      bye,
    ]);
    expect(finding).toMatchObject({ author: 'agent', counterfactual: { proven: true } });
    expect(finding.counterfactual?.edits[0]).toMatchObject({ kind: 'insert_call', after: { name: 'open_line' } });
  });

  it('blames the user for a call that it was not asked for and that does harm', async () => {
    const finding = await find([
      hello,
      getLine,
      openLine,
      agent('Please turn your phone on.'),
      toggle,
      user('It is on.'),
      agent('Very well.'),
      toggle,
      user('I tried something.'),
      agent('Goodbye.'),
      bye,
    ]);
    expect(finding).toMatchObject({ author: 'user', type: 'unintended_write', step: 10 });
    expect(finding.counterfactual?.edits).toMatchObject([{ kind: 'drop_call', step: 10 }]);
  });

  it('blames the agent for a harmful call that it asked for', async () => {
    const finding = await find([
      hello,
      getLine,
      openLine,
      agent('Please turn your phone on.'),
      toggle,
      user('It is on.'),
      agent('Now switch the phone off once more.'),
      toggle,
      user('It is off.'),
      agent('Goodbye.'),
      bye,
    ]);
    expect(finding).toMatchObject({ author: 'agent', type: 'unintended_write', step: 9 });
  });

  it('holds no harmless call against anybody, and tells a side effect without blame', async () => {
    const charge: WorldCall = { requestor: 'assistant', name: 'charge_line', arguments: { line_id: 'L1', amount: 5 } };
    const finding = await find([
      hello,
      getLine,
      charge,
      toggle,
      toggle,
      user('On and off again.'),
      agent('Please turn your phone on.'),
      toggle,
      user('It is on.'),
      agent('Goodbye.'),
      bye,
    ]);
    expect(finding.author).toBe('agent');
    expect(finding.counterfactual?.edits).toMatchObject([{ kind: 'insert_call', after: { name: 'open_line' } }]);
    expect(finding.faults.every(({ author }) => author === 'agent')).toBe(true);
    expect(finding.evidence.filter(({ rule }) => rule === 'side_effect')).toMatchObject([
      { step: 3, detail: { table: 'lines', field: 'credit', expected: 0, actual: 5 } },
    ]);
    expect(finding.evidence.filter(({ rule }) => rule === 'unmet_statement')).toHaveLength(1);
  });

  it('says nothing of a fault where the state differs and every statement holds', async () => {
    const finding = await find([hello, getLine, openLine, toggle, agent('Goodbye.'), bye], {
      reward_basis: ['ENV_ASSERTION'],
    });
    expect(finding.counterfactual?.repair).toMatch(/^Replay gives reward 1 as it is/);
  });

  it('names a part of the reward that no replay decides', async () => {
    const finding = await find([hello, openLine, toggle, agent('Goodbye.'), bye], {
      reward_basis: ['ENV_ASSERTION', 'NL_ASSERTION'],
    });
    expect(finding.evidence.filter(({ rule }) => rule === 'part_not_replayed')).toMatchObject([
      { detail: { part: 'NL_ASSERTION', passed: true } },
    ]);
  });
});
