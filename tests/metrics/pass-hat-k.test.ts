import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { averageReward, countByTask, doubleTrials, type Outcome, passHatK } from '../../src/metrics/pass-hat-k.ts';

import { wilsonInterval } from '../../src/metrics/wilson-interval.ts';

import { readTrajectories } from '../../src/records/formats/index.ts';
import { hasShared, shared, sharedMissing } from '../support/shared.ts';

const outcome = (task_id: string | number | null, trial: number | null, more: Partial<Outcome> = {}): Outcome => ({
  domain: null,
  task_id,
  trial,
  reward: 1,
  crashed: false,
  infrastructure: false,
  ...more,
});
const failed = { reward: 0 };
const crashed = { reward: 0, crashed: true, infrastructure: true };
const values = (outcomes: readonly Outcome[], convention: 'failures' | 'left_out') =>
  passHatK(outcomes, convention).map(({ value }) => value);

/** Four trials of three tasks, of which 4, 3 and 1 passed. */
const twelve = [4, 3, 1].flatMap((passed, task) =>
  [0, 1, 2, 3].map((trial) => outcome(task, trial, trial < passed ? {} : failed)),
);

describe('pass^k', () => {
  it('is what it is by hand', () => {
    // k=1: (4/4 + 3/4 + 1/4) / 3; k=2: (6/6 + 3/6 + 0/6) / 3; k=3: (4/4 + 1/4 + 0) / 3; k=4: (1 + 0 + 0) / 3
    for (const convention of ['failures', 'left_out'] as const) {
      const [one, two, three, four, ...rest] = values(twelve, convention);
      expect(one).toBeCloseTo(2 / 3, 12);
      expect(two).toBeCloseTo(1 / 2, 12);
      expect(three).toBeCloseTo(5 / 12, 12);
      expect(four).toBeCloseTo(1 / 3, 12);
      expect(rest).toEqual([]);
    }
    expect(passHatK(twelve, 'failures').map(({ k }) => k)).toEqual([1, 2, 3, 4]);
  });

  it('counts a missing trial as failed, or goes by what each task has', () => {
    // Task 0 has trials 0 to 2 and passed them; task 1 has trial 0 alone and passed it.
    const outcomes = [outcome(0, 0), outcome(0, 1), outcome(0, 2), outcome(1, 0)];
    expect(values(outcomes, 'failures')).toEqual([(1 + 1 / 3) / 2, 1 / 2, 1 / 2]);
    expect(values(outcomes, 'left_out')).toEqual([1]);
  });

  it('counts a crashed trial as failed, or leaves it out', () => {
    const outcomes = [outcome(0, 0), outcome(0, 1, crashed), outcome(1, 0), outcome(1, 1)];
    expect(values(outcomes, 'failures')).toEqual([3 / 4, 1 / 2]);
    expect(values(outcomes, 'left_out')).toEqual([1]);
  });

  it('leaves a task out of which every trial crashed, and has nothing to say where all did', () => {
    const outcomes = [outcome(0, 0), outcome(1, 0, crashed)];
    expect(values(outcomes, 'failures')).toEqual([1 / 2]);
    expect(values(outcomes, 'left_out')).toEqual([1]);
    expect(values([outcome(0, 0, crashed)], 'left_out')).toEqual([]);
    expect(values([outcome(0, 0, crashed)], 'failures')).toEqual([0]);
  });

  it('leaves out what broke for reasons of infrastructure only', () => {
    const byItself = { ...crashed, infrastructure: false };
    expect(values([outcome(0, 0), outcome(0, 1, byItself)], 'left_out')).toEqual([1 / 2, 0]);
  });

  it('counts an ungraded run nowhere, and a broken one without a reward as failed', () => {
    const ungraded = { reward: null };
    for (const convention of ['failures', 'left_out'] as const) {
      expect(values([outcome(0, 0, ungraded), outcome(0, 1)], convention)).toEqual([1]);
      expect(values([outcome(0, 0, ungraded)], convention)).toEqual([]);
    }
    expect(values([outcome(0, 0, { ...crashed, reward: null }), outcome(0, 1)], 'failures')).toEqual([1 / 2, 0]);
  });

  it('says over how many tasks each mean goes', () => {
    const outcomes = [outcome(0, 0), outcome(0, 1), outcome(1, 0), outcome(1, 1, { reward: null })];
    expect(passHatK(outcomes, 'failures').map(({ k, value, tasks }) => [k, value, tasks])).toEqual([
      [1, 1, 2],
      [2, 1, 1],
    ]);
    const broken = [outcome(0, 0), outcome(1, 0, crashed)];
    expect(passHatK(broken, 'left_out').map(({ tasks }) => tasks)).toEqual([1]);
  });

  it('tells the same id in two worlds apart', () => {
    const outcomes = [outcome(0, 0, { domain: 'retail' }), outcome(0, 0, { domain: 'airline', ...failed })];
    expect(values(outcomes, 'failures')).toEqual([1 / 2]);
    expect(countByTask(outcomes).map(({ domain, passed }) => [domain, passed])).toEqual([
      ['retail', 1],
      ['airline', 0],
    ]);
  });

  it('has as many trials as there are different ones, and names those that are there twice', () => {
    const outcomes = [outcome(13, 0), outcome(13, 0), outcome(13, 0, failed), outcome(13, 1, failed)];
    for (const convention of ['failures', 'left_out'] as const) {
      expect(values(outcomes, convention)).toHaveLength(2);
    }
    expect(doubleTrials(outcomes)).toEqual([{ domain: null, task_id: 13, trial: 0, rows: 3 }]);
    expect(doubleTrials([outcome(13, null), outcome(13, null)])).toEqual([]);
  });

  it('takes the runs of a task for its trials where a file does not number them', () => {
    const outcomes = [outcome('a', null), outcome('a', null, failed), outcome('b', null)];
    expect(values(outcomes, 'failures')).toEqual([1 / 2, 0]);
    expect(values(outcomes, 'left_out')).toEqual([3 / 4]);
  });

  it('tells a task named 1 from one numbered 1', () => {
    expect(values([outcome(1, 0), outcome('1', 0, failed)], 'failures')).toEqual([1 / 2]);
  });

  it('never goes beyond 1, also where a trial is there twice', () => {
    expect(values([outcome(0, 0), outcome(0, 0)], 'failures')).toEqual([1]);
  });

  it('has nothing to say of nothing', () => {
    expect(passHatK([], 'failures')).toEqual([]);
    expect(passHatK([], 'left_out')).toEqual([]);
  });

  it('has intervals that hold the value and grow where tasks differ more than trials would', () => {
    for (const { value, interval } of passHatK(twelve, 'failures')) {
      expect(interval!.low).toBeLessThanOrEqual(value);
      expect(interval!.high).toBeGreaterThanOrEqual(value);
    }
    const width = (outcomes: readonly Outcome[]) => {
      const { low, high } = passHatK(outcomes, 'failures')[0]!.interval!;
      return high - low;
    };
    // Half of all runs pass in both; in one of them a task passes always or never.
    const tasks = Array.from({ length: 20 }, (_, task) => task);
    const each = tasks.flatMap((task) => [outcome(task, 0), outcome(task, 1, failed)]);
    const whole = tasks.flatMap((task) => [0, 1].map((trial) => outcome(task, trial, task % 2 === 0 ? {} : failed)));
    expect(width(each)).toBeLessThanOrEqual(width(whole));
  });
});

describe('the interval of pass^k over trials', () => {
  const first = (outcomes: readonly Outcome[]) => passHatK(outcomes, 'failures')[0]!;

  it('rests on as many cases as would spread a plain share as widely as the tasks spread', () => {
    // Shares 1, 3/4 and 1/4 around 2/3: squares 1/9 + 1/144 + 25/144 = 7/24, over 2 and over 3 tasks: 7/144.
    // (2/3 * 1/3) / (7/144) = 32/7 cases, which is more than 3 tasks and less than 12 runs.
    const { interval } = first(twelve);
    const { low, high } = wilsonInterval({ hits: (2 / 3) * (32 / 7), n: 32 / 7 })!;
    expect(interval!.low).toBeCloseTo(low, 12);
    expect(interval!.high).toBeCloseTo(high, 12);
  });

  it('never rests on fewer cases than there are tasks', () => {
    // Four tasks that pass always or never spread as widely as single runs do, and more: 1/4 / (1/3 / 4) = 3.
    const outcomes = [0, 1, 2, 3].flatMap((task) =>
      [0, 1].map((trial) => outcome(task, trial, task < 2 ? {} : failed)),
    );
    expect(first(outcomes)).toEqual({ k: 1, value: 1 / 2, tasks: 4, interval: wilsonInterval({ hits: 2, n: 4 }) });
  });

  it('rests on the tasks where all of them do the same, and where there is one', () => {
    const same = [0, 1, 2].flatMap((task) => [outcome(task, 0), outcome(task, 1, failed)]);
    expect(first(same).interval).toEqual(wilsonInterval({ hits: 1.5, n: 3 }));
    expect(first([outcome(0, 0), outcome(0, 1, failed)]).interval).toEqual(wilsonInterval({ hits: 0.5, n: 1 }));
  });
});

describe('countByTask', () => {
  it('counts trials, passes, crashes and rewards in the order of the file', () => {
    expect(countByTask([outcome(7, 0), outcome(3, 0, crashed), outcome(7, 1, { reward: 0.5 })])).toEqual([
      { domain: null, task_id: 7, trials: 2, passed: 1, crashed: 0, ungraded: 0, averageReward: 0.75 },
      { domain: null, task_id: 3, trials: 1, passed: 0, crashed: 1, ungraded: 0, averageReward: 0 },
    ]);
    expect(countByTask([outcome(7, 0, { reward: null })])).toMatchObject([
      { trials: 0, ungraded: 1, averageReward: null },
    ]);
  });
});

describe('averageReward', () => {
  it('leaves ungraded runs out, and is nothing where no run has a reward', () => {
    expect(averageReward([outcome(0, 0, { reward: null }), outcome(1, 0)])).toBe(1);
    expect(averageReward([outcome(0, 0, { reward: null })])).toBeNull();
    expect(averageReward([outcome(0, 0, { ...crashed, reward: null })])).toBeNull();
    expect(averageReward([outcome(0, 0, { ...crashed, reward: null }), outcome(1, 0)])).toBe(1 / 2);
  });
});

/** tau-bench's formula as it stands: the mean over tasks of C(c, k) / C(n, k), in whole numbers until the division. */
function byFormula(passed: readonly number[], n: number, k: number): number {
  const shares = passed.map((c) => Number((choose(c, k) * 10n ** 15n) / choose(n, k)) / 1e15);
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

function choose(n: number, k: number): bigint {
  let result = 1n;
  for (let index = 0; index < k; index++) {
    result = (result * BigInt(n - index)) / BigInt(index + 1);
  }
  return result;
}

describe('pass^k of any runs', () => {
  const runs = fc.integer({ min: 1, max: 12 }).chain((n) =>
    fc.record({
      n: fc.constant(n),
      passed: fc.array(fc.integer({ min: 0, max: n }), { minLength: 1, maxLength: 12 }),
      seed: fc.array(fc.nat(), { minLength: 200, maxLength: 200 }),
    }),
  );
  const outcomesOf = ({ n, passed }: { n: number; passed: readonly number[] }) =>
    passed.flatMap((count, task) =>
      Array.from({ length: n }, (_, trial) => outcome(task, trial, trial < count ? {} : failed)),
    );

  it("is tau-bench's formula", () => {
    fc.assert(
      fc.property(runs, ({ n, passed }) => {
        const found = values(outcomesOf({ n, passed }), 'failures');
        expect(found).toHaveLength(n);
        for (const [index, value] of found.entries()) {
          expect(value).toBeCloseTo(byFormula(passed, n, index + 1), 10);
        }
      }),
    );
  });

  it('falls with k, begins with the share of passed runs, and is the same for both where nothing crashed', () => {
    fc.assert(
      fc.property(runs, ({ n, passed }) => {
        const outcomes = outcomesOf({ n, passed });
        const found = values(outcomes, 'failures');
        for (const [index, value] of found.entries()) {
          expect(value).toBeLessThanOrEqual((found[index - 1] ?? 1) + 1e-12);
        }
        const share = outcomes.filter(({ reward }) => reward === 1).length / outcomes.length;
        expect(found[0]).toBeCloseTo(share, 10);
        expect(values(outcomes, 'left_out')).toEqual(found);
      }),
    );
  });

  it('does not depend on the order of the runs', () => {
    fc.assert(
      fc.property(runs, ({ n, passed, seed }) => {
        const outcomes = outcomesOf({ n, passed });
        const mixed = outcomes
          .map((one, index) => ({ one, key: seed[index % seed.length]! + index }))
          .sort((one, other) => one.key - other.key)
          .map(({ one }) => one);
        for (const [index, value] of values(mixed, 'failures').entries()) {
          expect(value).toBeCloseTo(values(outcomes, 'failures')[index]!, 10);
        }
      }),
    );
  });

  it('counting a crash as failed never gives more for one trial than leaving it out', () => {
    fc.assert(
      fc.property(runs, fc.nat(11), ({ n, passed }, trial) => {
        const outcomes = outcomesOf({ n, passed }).map((one) =>
          one.trial === trial && n > 1 ? { ...one, ...crashed } : one,
        );
        expect(values(outcomes, 'failures')[0]).toBeLessThanOrEqual(values(outcomes, 'left_out')[0]! + 1e-12);
      }),
    );
  });
});

interface RawRun {
  readonly task_id: unknown;
  readonly trial?: number;
  readonly reward: number;
}

/** The published files in tau-bench's own shape, with what some of them say of themselves. */
function publishedFiles() {
  return ['tau-bench', 'grok', 'llama', 'qwen', 'agentrx', 'variants'].flatMap((folder) =>
    readdirSync(shared(`trajectories/${folder}`))
      .filter((name) => name.endsWith('.json'))
      .flatMap((name) => {
        const path = shared(`trajectories/${folder}/${name}`);
        const content = JSON.parse(readFileSync(path, 'utf8'));
        const runs: RawRun[] = Array.isArray(content) ? content : content.results;
        return 'reward' in (runs[0] ?? {}) ? [{ name: `${folder}/${name}`, path, runs, own: content.metrics }] : [];
      }),
  );
}

describe('published files', () => {
  it.skipIf(!hasShared)(`have the numbers of tau-bench's own formula (${sharedMissing})`, async () => {
    const files = publishedFiles();
    expect(files.length).toBeGreaterThan(8);
    for (const { name, path, runs, own } of files) {
      const outcomes: Outcome[] = [];
      for await (const { trajectory } of readTrajectories({ path })) {
        const { task_id, trial, reward, crash } = trajectory!;
        outcomes.push(outcome(task_id, trial, { reward, crashed: crash !== null }));
      }
      const average = outcomes.reduce((sum, { reward }) => sum + (reward ?? 0), 0) / outcomes.length;
      expect(average, name).toBeCloseTo(runs.reduce((sum, { reward }) => sum + reward, 0) / runs.length, 12);
      const n = new Set(runs.map(({ trial }) => trial)).size;
      const passed = new Map<unknown, number>();
      for (const { task_id, reward } of runs) {
        passed.set(task_id, (passed.get(task_id) ?? 0) + (Math.abs(reward - 1) <= 1e-6 ? 1 : 0));
      }
      const found = values(outcomes, 'failures');
      expect(found, name).toHaveLength(n);
      for (const [index, value] of found.entries()) {
        expect(value, `${name}, k=${index + 1}`).toBeCloseTo(byFormula([...passed.values()], n, index + 1), 10);
        if (own) {
          expect(value, name).toBeCloseTo(own.pass_hat_ks[index + 1], 10);
        }
      }
      if (own) {
        expect(average, name).toBeCloseTo(own.avg_reward, 12);
      }
    }
  });
});
