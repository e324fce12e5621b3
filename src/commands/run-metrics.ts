import {
  averageReward,
  countByTask,
  counts,
  type DoubleTrial,
  distinctTrials,
  doubleTrials,
  type Outcome,
  passHatK,
  type TaskCount,
} from '../metrics/pass-hat-k.ts';
import { toOutcome } from '../metrics/to-outcome.ts';
import { readTrajectories, UnreadableInputError } from '../records/formats/index.ts';
import { sanitiseLine } from '../text/sanitise.ts';
import { findInputs } from './find-inputs.ts';
import { inputFormat } from './input-format.ts';
import type { MetricsFlags } from './metrics.ts';
import { metricsText } from './metrics-text.ts';
import { parseChoice } from './parse-options.ts';

/** The numbers of one file. Costs are sums over the runs that tell one. */
export interface FileMetrics {
  readonly file: string;
  readonly runs: number;
  readonly tasks: number;
  /** How many different trials the file numbers, as tau-bench counts them. */
  readonly trials: number;
  /** Runs without a reward; they count nowhere. */
  readonly ungraded: number;
  readonly crashed: number;
  /** Those of the crashed ones that tau2 leaves out. */
  readonly infrastructure: number;
  /** Records that could not be read; they are not counted. */
  readonly unreadable: number;
  /** Null where no run has a reward. */
  readonly average_reward: number | null;
  /** Trials of each task that were planned; null where the file does not say. */
  readonly planned_trials: number | null;
  /** Tasks with fewer trials in the file than were planned. */
  readonly short_of_plan: readonly Pick<TaskCount, 'domain' | 'task_id' | 'trials'>[];
  readonly double_trials: readonly DoubleTrial[];
  readonly pass_hat_k: {
    readonly errors_as_failures: ReturnType<typeof passHatK>;
    readonly errors_left_out: ReturnType<typeof passHatK>;
  };
  readonly agent_cost: number | null;
  readonly user_cost: number | null;
  readonly per_task: readonly TaskCount[];
}

/** Does what `tau-triage metrics` was asked for and returns its exit code. */
export async function runMetrics({
  paths,
  perTask = false,
  format,
  formatIn,
  messagesAt,
}: MetricsFlags & { readonly paths: readonly string[] }): Promise<number> {
  parseChoice(format, '--format', ['text', 'json']);
  const forced = inputFormat({ formatIn, messagesAt });
  const { inputs, notes } = await findInputs({ paths, format: forced, purpose: 'measure' });
  const tell = (line: string) => process.stderr.write(`${sanitiseLine(line)}\n`);
  for (const note of notes) tell(note);
  const all: FileMetrics[] = [];
  let lost = 0;
  for (const file of inputs) {
    try {
      all.push(await measureFile(file, forced));
    } catch (error) {
      if (!(error instanceof UnreadableInputError)) throw error;
      lost += 1;
      tell(error.message);
    }
  }
  if (all.length === 0) return 1;
  if (format === 'json') process.stdout.write(`${JSON.stringify(all, null, 2)}\n`);
  else process.stdout.write(`${all.map((one) => metricsText(one, perTask)).join('\n\n')}\n`);
  return lost > 0 || all.some(({ unreadable }) => unreadable > 0) ? 3 : 0;
}

async function measureFile(file: string, format: string | undefined): Promise<FileMetrics> {
  const outcomes: Outcome[] = [];
  const costs = { agent: [] as number[], user: [] as number[] };
  let unreadable = 0;
  let planned: number | null = null;
  for await (const { trajectory, unreadable: row } of readTrajectories({ path: file, format })) {
    if (trajectory === undefined) {
      unreadable += 1;
      process.stderr.write(`${sanitiseLine(row.error)}\n`);
      continue;
    }
    outcomes.push(toOutcome(trajectory));
    const { planned_trials, agent_cost, user_cost } = trajectory;
    if (planned_trials !== null) planned = Math.max(planned ?? 0, planned_trials);
    if (agent_cost !== null) costs.agent.push(agent_cost);
    if (user_cost !== null) costs.user.push(user_cost);
  }
  const perTask = countByTask(outcomes);
  return {
    file,
    runs: outcomes.length,
    tasks: perTask.length,
    trials: distinctTrials(outcomes),
    ungraded: outcomes.filter((outcome) => !counts(outcome)).length,
    crashed: outcomes.filter(({ crashed }) => crashed).length,
    infrastructure: outcomes.filter(({ infrastructure }) => infrastructure).length,
    unreadable,
    average_reward: averageReward(outcomes),
    planned_trials: planned,
    short_of_plan: perTask
      .map(({ domain, task_id, trials, ungraded }) => ({ domain, task_id, trials: trials + ungraded }))
      .filter(({ trials }) => planned !== null && trials < planned),
    double_trials: doubleTrials(outcomes),
    pass_hat_k: {
      errors_as_failures: passHatK(outcomes, 'failures'),
      errors_left_out: passHatK(outcomes, 'left_out'),
    },
    agent_cost: sumOf(costs.agent),
    user_cost: sumOf(costs.user),
    per_task: perTask,
  };
}

function sumOf(numbers: readonly number[]): number | null {
  return numbers.length === 0 ? null : numbers.reduce((total, cost) => total + cost, 0);
}
