import { expect, test } from 'vitest';
import { callsOf } from '../../../src/records/calls.ts';
import { hasShared, shared, sharedMissing } from '../../support/shared.ts';
import { readAll } from './reading.ts';

const when = test.skipIf(!hasShared);

/** Small inputs that were read wrongly once: their endings, and the calls and results that are in them. */
when.each([
  ['07-trajectory-key.json', ['user_stop'], [5]],
  ['08-ungraded-runs-counted-as-zero.json', ['user_stop', 'user_stop'], [0, 0]],
  ['09-mt-bench-scores-no-writes-seen.jsonl', ['unknown'], [4]],
  ['19-user-writes-transfer-token.json', ['user_transfer'], [1]],
  ['21-max-steps-after-all-was-done.json', ['step_limit'], [1]],
  ['22-termination-reason-null.json', ['cut_off'], [0]],
  ['24-too-many-errors.json', ['agent_errors'], [4]],
  ['26-anthropic-tool-use-blocks.json', ['user_stop'], [5]],
  ['29-ai-sdk-tool-call-parts.json', ['user_stop'], [5]],
  ['31-reward-info-null-in-finished-run.json', ['unknown'], [1]],
])(`%s is read as what happened (${sharedMissing})`, async (name, endings, calls) => {
  const { trajectories, unreadable } = await readAll({ path: shared(`cases/${name}`) });
  expect(unreadable).toEqual([]);
  expect(trajectories.map(({ termination }) => termination)).toEqual(endings);
  expect(trajectories.map(({ reading }) => reading.calls)).toEqual(calls);
  for (const { reading } of trajectories) {
    if (reading.results_recorded) {
      expect(reading).toMatchObject({ results: reading.calls, paired: reading.calls });
    }
  }
});

when('a plan of thoughts is no word of the agent', async () => {
  const [run] = (await readAll({ path: shared('cases/02-refusal-only-in-agent-thoughts.json') })).trajectories;
  expect(run?.messages[2]).toMatchObject({
    said: 'Gladly. What is your full name and zip code?',
    thoughts_leaked: true,
  });
  expect(run?.messages[2]?.thoughts).toContain("I can't look it up by name yet");
});

when('a run in blocks of Anthropic and one in parts of the AI SDK are the same run', async () => {
  const [one, other] = await Promise.all(
    ['26-anthropic-tool-use-blocks.json', '29-ai-sdk-tool-call-parts.json'].map(async (name) => {
      const [run] = (await readAll({ path: shared(`cases/${name}`) })).trajectories;
      return callsOf(run?.messages ?? []);
    }),
  );
  expect(one).toEqual(other);
});

/** Runs of each published file of a shape that came later: how many, calls, and whether all results found theirs. */
when.each([
  ['pcvia-E1-trajectory-key-think.json', 5, 38],
  ['mt-fork-gemini-flash-lite-airline.json', 5, 23],
  ['google-gemini-2.0-flash-001_scores.jsonl', 5, 53],
  ['nemo-tau2-rollouts.jsonl', 5, 20],
  ['exgentic-tau2-trajectory.jsonl', 1, 2],
  ['verifiers-mcp.jsonl', 3, 3],
  ['verifiers-results.jsonl', 1, 1],
  ['inspect-tau2-retail.eval', 1, 3],
  ['inspect-tau2-telecom.eval', 1, 2],
])('%s is read completely', async (name, runs, calls) => {
  const { trajectories, unreadable } = await readAll({ path: shared(`trajectories/new/${name}`) });
  expect(unreadable).toEqual([]);
  expect(trajectories).toHaveLength(runs);
  expect(trajectories.reduce((total, { reading }) => total + reading.calls, 0)).toBe(calls);
  for (const { reading } of trajectories) {
    expect(reading.paired).toBe(reading.results);
  }
});

when.each([['openai-agents-trace.jsonl', /spans of a trace, not conversations:.*file-formats\.md/u]])(
  '%s is refused with a sentence that helps',
  async (name, sentence) => {
    await expect(readAll({ path: shared(`trajectories/new/${name}`) })).rejects.toThrow(sentence);
  },
);
