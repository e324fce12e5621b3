import { describe, expect, it } from 'vitest';
import { accuracyText } from '../../scripts/accuracy/accuracy-text.ts';
import { judgeSet } from '../../scripts/accuracy/judge-set.ts';
import { type LabelledSet, shippedSets } from '../../scripts/accuracy/labelled-sets.ts';
import { measureSet } from '../../scripts/accuracy/measure-set.ts';
import { rulesJudge } from '../../src/analyze/judge/rules/rules-judge.ts';

const [recorded, open, heldOut] = shippedSets as [LabelledSet, LabelledSet, LabelledSet];

async function accuracyOf(set: LabelledSet) {
  return measureSet(await judgeSet({ set, judge: rulesJudge }));
}

// Only shares of whole sets are compared, so that a failure tells nothing of a single held-out run.
describe('the rules judge on the labelled runs that ship', () => {
  it('finds every author of the recorded runs and raises no alarm on those that pass', async () => {
    const { runs, author, alarms } = await accuracyOf(recorded);
    expect(runs).toBe(34);
    expect(author.hits).toBe(34);
    expect(alarms.n).toBe(24);
    expect(alarms.hits).toBe(0);
  });

  it('names the author of 85 % of the open conversations', async () => {
    const { runs, author, alarms } = await accuracyOf(open);
    expect(runs).toBe(72);
    expect(author.value).toBeGreaterThanOrEqual(0.85);
    expect(alarms.n).toBe(9);
    expect(alarms.hits).toBe(0);
  });

  it('names the author of 80 % of the held-out conversations, of 75 % of the user faults and 90 % of the agent faults', async () => {
    const { runs, author, user, agent, alarms } = await accuracyOf(heldOut);
    expect(runs).toBe(30);
    expect(alarms.hits).toBe(0);
    expect({ user: user.n, agent: agent.n }).toEqual({ user: 13, agent: 14 });
    expect(agent.value).toBeGreaterThanOrEqual(0.9);
    expect(author.value).toBeGreaterThanOrEqual(0.8);
    expect(user.value).toBeGreaterThanOrEqual(0.75);
  });
});

it('prints each set with its intervals', async () => {
  const text = accuracyText({ judge: 'rules', sets: [{ name: 'recorded', accuracy: await accuracyOf(recorded) }] });
  expect(text).toMatch(
    /^Judge rules: .*\n +author .*user's found .*critical on passing\nrecorded {2}\d+% \(\d+-\d+\) \d+\/34 /,
  );
});
