import { isPassed } from '../records/reward.ts';
import { type Interval, wilsonInterval } from './wilson-interval.ts';

/** One run as far as success rates are concerned. */
export interface Outcome {
  readonly task_id: string | number | null;
  /** Null where the file does not number trials. */
  readonly trial: number | null;
  /** Null means ungraded, which counts as 0. */
  readonly reward: number | null;
  /** Whether the run broke instead of ending. */
  readonly crashed: boolean;
}

/** pass^k for one k: the chance that all of k trials of a task pass, over tasks. */
export interface PassHatK {
  readonly k: number;
  readonly value: number;
  readonly interval: Interval | null;
}

/** How crashed and missing trials count: `failures` as tau-bench has it, `left_out` as tau2 has it. */
export type Convention = 'failures' | 'left_out';

/** What was counted for one task. */
export interface TaskCount {
  readonly task_id: string | number | null;
  readonly trials: number;
  readonly passed: number;
  readonly crashed: number;
  readonly averageReward: number | null;
}

/** Runs by task, in the order in which the tasks first appear. */
export function countByTask(outcomes: readonly Outcome[]): TaskCount[] {
  return [...groupByTask(outcomes).values()].map((runs) => ({
    task_id: runs[0]?.task_id ?? null,
    trials: runs.length,
    passed: runs.filter(({ reward }) => isPassed(reward)).length,
    crashed: runs.filter(({ crashed }) => crashed).length,
    averageReward: runs.reduce((sum, { reward }) => sum + (reward ?? 0), 0) / runs.length,
  }));
}

/**
 * pass^k for every k that the runs allow. `failures`: n is the number of distinct trials in the file, and a trial that
 * crashed or is missing failed (run.py, display_metrics). `left_out`: crashed runs are taken out, n is each task's own
 * number of trials, and k goes up to the smallest (tau2's metrics).
 */
export function passHatK(outcomes: readonly Outcome[], convention: Convention): PassHatK[] {
  const counted = convention === 'failures' ? outcomes : outcomes.filter(({ crashed }) => !crashed);
  const tasks = [...groupByTask(counted).values()].map((runs) => ({
    n: runs.length,
    passed: runs.filter(({ reward }) => isPassed(reward)).length,
  }));
  if (tasks.length === 0) return [];
  const trials = convention === 'failures' ? distinctTrials(counted) : null;
  const most = trials ?? Math.min(...tasks.map(({ n }) => n));
  return Array.from({ length: most }, (_, index) => {
    const k = index + 1;
    // A task with more runs than there are trials (two files put together) has as many as it has runs.
    const shares = tasks.map(({ n, passed }) => shareOfDraws({ n: Math.max(n, trials ?? n), passed, k }));
    const value = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    return { k, value, interval: clusteredInterval({ shares, value }) };
  });
}

/** The share of draws of k out of n trials that hold only passed ones: C(passed, k) / C(n, k). */
function shareOfDraws({ n, passed, k }: { readonly n: number; readonly passed: number; readonly k: number }): number {
  let share = 1;
  for (let index = 0; index < k; index++) share *= Math.max(0, passed - index) / (n - index);
  return share;
}

/** Where a file does not number its trials, the runs of a task are its trials. */
function distinctTrials(outcomes: readonly Outcome[]): number {
  const numbers = new Set(outcomes.map(({ trial }) => trial));
  if (!numbers.has(null)) return numbers.size;
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
    const key = JSON.stringify(outcome.task_id);
    const group = groups.get(key);
    if (group) group.push(outcome);
    else groups.set(key, [outcome]);
  }
  return groups;
}
