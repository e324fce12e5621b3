import { describe, expect, test } from 'vitest';
import { callsOf } from '../../src/records/calls.ts';
import type { Trajectory } from '../../src/records/trajectory.ts';
import { fixture, readAll } from '../records/formats/reading.ts';

/** One run, written down in every shape that is read: each must give the same calls, answers, words and thoughts. */
const shapes = [
  'anthropic.json',
  'ai-sdk.json',
  'ai-sdk-ui.json',
  'gemini.jsonl',
  'langchain.json',
  'openai-legacy.json',
  'sharegpt.json',
  'openai-responses.jsonl',
  'verifiers.jsonl',
  'nemo-gym.jsonl',
  'exgentic.jsonl',
  'tau-bench-trajectory.json',
  'verifiers-traces.jsonl',
  'harbor-trial',
  'harbor-trial/ida__Q7rT2xk/agent/trajectory.json',
  'neutral.json',
  'neutral.jsonl',
  'inspect-library.eval',
  'inspect-library.json',
  'tau2-voice',
];

/** What is said in it was spoken, so nothing is told of thoughts. */
const withoutThoughts = ['tau2-voice'];
/** These keep no task beside the conversation. */
const withoutTask = ['exgentic.jsonl', 'harbor-trial', 'harbor-trial/ida__Q7rT2xk/agent/trajectory.json'];

const card = { name: 'find_card', arguments: { name: 'Ida Quell' } };
const loan = { name: 'find_loan', arguments: { title: 'Atlas of Rivers' } };
const renewal = { name: 'renew_loan', arguments: { loan: 'L-31', weeks: 2 } };
const thought = 'The card of Ida Quell comes first, then the loan.';
const words = [
  ['user', 'Please renew the atlas for me, I am Ida Quell.'],
  ['assistant', 'Shall I renew loan L-31 of the atlas by two weeks?'],
  ['user', 'Yes, do.'],
  ['assistant', 'I am sorry, somebody has reserved it.'],
  ['user', 'A pity. ###STOP###'],
];

const callsIn = ({ messages }: Trajectory) =>
  callsOf(messages).map(({ toolCall: { name, arguments: given } }) => ({ name, arguments: given }));
const wordsIn = ({ messages }: Trajectory) =>
  messages.flatMap(({ role, said }) => (said === null || /how can I help/u.test(said) ? [] : [[role, said]]));

describe.each(shapes)('%s', (name) => {
  test('gives the calls, their answers, what was said and what was thought', async () => {
    const { trajectories, unreadable } = await readAll({ path: fixture(name) });
    expect(unreadable).toEqual([]);
    const played = trajectories.filter(({ crash }) => crash === null);
    expect(played.length).toBeGreaterThan(0);
    for (const trajectory of played) {
      expect(callsIn(trajectory)).toEqual([card, loan, renewal]);
      const calls = callsOf(trajectory.messages);
      expect(calls.map(({ observation }) => observation)).toEqual([
        '{"card": "C-7"}',
        '{"loan": "L-31", "due": "2031-04-02"}',
        'Error: the loan is reserved',
      ]);
      expect(calls.map(({ rejected }) => rejected)).toEqual([false, false, true]);
      expect(wordsIn(trajectory)).toEqual(words);
      const thoughts = trajectory.messages.map((message) => message.thoughts ?? '').join(' ');
      expect(thoughts).toContain(withoutThoughts.includes(name) ? '' : thought);
      expect(trajectory.reading).toMatchObject({ calls: 3, results: 3, paired: 3, results_recorded: true });
      expect(trajectory.termination).toBe('user_stop');
    }
  });

  test.skipIf(withoutTask.includes(name))('gives the task and the reward', async () => {
    for (const trajectory of (await readAll({ path: fixture(name) })).trajectories) {
      if (trajectory.crash !== null) {
        continue;
      }
      expect(trajectory).toMatchObject({ task_id: 'ida', reward: 0 });
      expect(trajectory.task?.instruction).toContain('Have the atlas renewed.');
      expect(trajectory.task?.actions).toMatchObject([renewal]);
      if (name !== 'tau-bench-trajectory.json') {
        expect(trajectory.domain).toBe('library');
      }
    }
  });
});

test('HAL keeps what the agent did and said, and no answers: every call counts as made', async () => {
  const [run, broken] = (await readAll({ path: fixture('hal.json') })).trajectories;
  expect(run && callsIn(run)).toEqual([card, loan, renewal]);
  expect(run && wordsIn(run)).toEqual(words.filter(([role]) => role === 'assistant'));
  expect(run?.reading).toMatchObject({ calls: 3, results: 0, results_recorded: false });
  expect(run).toMatchObject({ reward: 0, domain: 'library', agent_model: 'm', task: { actions: [renewal] } });
  expect(broken).toMatchObject({ reward: null, termination: 'runtime_error', crash: { infrastructure: true } });
});

test('thoughts are known to have leaked only where the harness hands texts on as they are', async () => {
  const leaks = async (name: string) =>
    (await readAll({ path: fixture(name) })).trajectories[0]?.messages.flatMap(({ thoughts_leaked }, step) =>
      thoughts_leaked ? [step] : [],
    );
  expect(await leaks('tau-bench-trajectory.json')).toEqual([10, 11]);
  expect(await leaks('exgentic.jsonl')).toEqual([5]);
  expect(await leaks('sharegpt.json')).toEqual([]);
  expect(await leaks('anthropic.json')).toEqual([]);
});
