import { isPassed } from '../records/reward.ts';
import { type Interval, wilsonInterval } from './wilson-interval.ts';

/** One run as far as success rates are concerned. */
export interface Outcome {
  /** World of the task; ids of two worlds are two tasks. Null where the file does not say. */
  readonly domain: string | null;
  readonly task_id: string | number | null;
  /** Null where the file does not number trials. */
  readonly trial: number | null;
  /** Null means ungraded: such a run counts nowhere. */
  readonly reward: number | null;
  /** Whether the run broke instead of ending. */
  readonly crashed: boolean;
  /** Whether it broke for reasons outside of both speakers. */
  readonly infrastructure: boolean;
}

/** pass^k for one k: the chance that all of k trials of a task pass, over tasks. */
export interface PassHatK {
  readonly k: number;
  readonly value: number;
  readonly interval: Interval | null;
  /** How many tasks the mean goes over; the others have too few trials that count. */
  readonly tasks: number;
}

/** How broken and missing trials count: `failures` as tau-bench has it; `left_out` as tau2 has it, of infrastructure errors only. */
export type Convention = 'failures' | 'left_out';

/** What was counted for one task. */
export interface TaskCount {
  readonly domain: string | null;
  readonly task_id: string | number | null;
  /** Runs with a reward, or broken. */
  readonly trials: number;
  readonly passed: number;
  readonly crashed: number;
  readonly ungraded: number;
  /** Null where no run has a reward. */
  readonly averageReward: number | null;
}

/** Several rows for one trial of a task, as a merged or resumed file has them. */
export interface DoubleTrial {
  readonly domain: string | null;
  readonly task_id: string | number | null;
  readonly trial: number;
  readonly rows: number;
}

/** Runs by task, in the order in which the tasks first appear. */
export function countByTask(outcomes: readonly Outcome[]): TaskCount[] {
  return [...groupByTask(outcomes).values()].map((runs) => ({
    domain: runs[0]?.domain ?? null,
    task_id: runs[0]?.task_id ?? null,
    trials: runs.filter(counts).length,
    passed: runs.filter(({ reward }) => isPassed(reward)).length,
    crashed: runs.filter(({ crashed }) => crashed).length,
    ungraded: runs.filter((run) => !counts(run)).length,
    averageReward: averageReward(runs),
  }));
}

/** The mean reward of the runs that count, a broken one without reward being 0; null where no run has a reward. */
export function averageReward(outcomes: readonly Outcome[]): number | null {
  const counted = outcomes.filter(counts);
  if (counted.every(({ reward }) => reward === null)) {
    return null;
  }
  return counted.reduce((sum, { reward }) => sum + (reward ?? 0), 0) / counted.length;
}

/** Whether a run counts: it has a reward, or it broke, which tau-bench writes down as 0. */
export function counts({ reward, crashed }: Outcome): boolean {
  return reward !== null || crashed;
}

/** Trials of a task that stand in the file more than once. */
export function doubleTrials(outcomes: readonly Outcome[]): DoubleTrial[] {
  const rows = new Map<string, DoubleTrial>();
  for (const { domain, task_id, trial } of outcomes) {
    if (trial === null) {
      continue;
    }
    const key = JSON.stringify([domain, task_id, trial]);
    rows.set(key, { domain, task_id, trial, rows: (rows.get(key)?.rows ?? 0) + 1 });
  }
  return [...rows.values()].filter((double) => double.rows > 1);
}

/**
 * pass^k for every k that the runs allow. `failures`: n is the number of distinct trials in the file, and a trial that broke or is
 * missing failed (run.py, display_metrics). `left_out`: runs that broke for reasons of infrastructure are taken out, n is each task's
 * own number of trials, and k goes up to the smallest (tau2's metrics). Runs without a reward count in neither.
 */
export function passHatK(outcomes: readonly Outcome[], convention: Convention): PassHatK[] {
  const counted = outcomes.filter((run) => counts(run) && (convention === 'failures' || !run.infrastructure));
  const ungraded = new Map(
    [...groupByTask(outcomes)].map(([key, runs]) => [key, runs.filter((run) => !counts(run)).length]),
  );
  const tasks = [...groupByTask(counted)].map(([key, runs]) => ({
    n: runs.length,
    passed: runs.filter(({ reward }) => isPassed(reward)).length,
    different: distinctTrials(runs),
    ungraded: ungraded.get(key) ?? 0,
  }));
  if (tasks.length === 0) {
    return [];
  }
  const trials = convention === 'failures' ? distinctTrials(counted) : null;
  const most = trials ?? Math.min(...tasks.map(({ different }) => different));
  return Array.from({ length: most }, (_, index): PassHatK => {
    const k = index + 1;
    // A task with more rows than there are trials (two files put together) has as many as it has rows.
    const sizes = tasks.map((task) => ({ ...task, n: Math.max(task.n, (trials ?? task.n) - task.ungraded) }));
    const shares = sizes.flatMap(({ n, passed }) => (n < k ? [] : [shareOfDraws({ n, passed, k })]));
    const value = shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length);
    return { k, value, interval: clusteredInterval({ shares, value }), tasks: shares.length };
  }).filter((one) => one.tasks > 0);
}

/** The share of draws of k out of n trials that hold only passed ones: C(passed, k) / C(n, k). */
function shareOfDraws({ n, passed, k }: { readonly n: number; readonly passed: number; readonly k: number }): number {
  let share = 1;
  for (let index = 0; index < k; index++) {
    share *= Math.max(0, passed - index) / (n - index);
  }
  return share;
}

/** How many different trials a file numbers; where it does not number them, the runs of a task are its trials. */
export function distinctTrials(outcomes: readonly Outcome[]): number {
  if (outcomes.length === 0) {
    return 0;
  }
  const numbers = new Set(outcomes.map(({ trial }) => trial));
  if (!numbers.has(null)) {
    return numbers.size;
  }
  return Math.max(...[...groupByTask(outcomes).values()].map((runs) => runs.length));
}

/**
 * A 95 % interval of a mean over tasks: Wilson's, with as many cases as would spread a plain share as widely as the tasks
 * spread, so that trials of one task do not pass for independent ones.
 */
function clusteredInterval({
  shares,
  value,
}: {
  readonly shares: readonly number[];
  readonly value: number;
}): Interval | null {
  const tasks = shares.length;
  const spread = shares.reduce((sum, share) => sum + (share - value) ** 2, 0) / Math.max(1, tasks - 1) / tasks;
  const n = spread > 0 ? Math.max(tasks, (value * (1 - value)) / spread) : tasks;
  return wilsonInterval({ hits: value * n, n });
}

function groupByTask(outcomes: readonly Outcome[]): Map<string, Outcome[]> {
  const groups = new Map<string, Outcome[]>();
  for (const outcome of outcomes) {
    const key = keyOf(outcome);
    const group = groups.get(key);
    if (group) {
      group.push(outcome);
    } else {
      groups.set(key, [outcome]);
    }
  }
  return groups;
}

function keyOf({ domain, task_id }: Outcome): string {
  return JSON.stringify([domain, task_id]);
}
