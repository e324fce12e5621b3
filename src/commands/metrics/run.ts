import {
  averageReward,
  countByTask,
  counts,
  distinctTrials,
  doubleTrials,
  type Outcome,
  passHatK,
} from '../../metrics/pass-hat-k.ts';
import { toOutcome } from '../../metrics/to-outcome.ts';
import { readTrajectories, UnreadableInputError } from '../../records/formats/index.ts';
import type { Context } from '../context/context.ts';
import { findInputs } from '../inputs/find-inputs.ts';
import { inputFormat } from '../inputs/input-format.ts';
import { keepPiped } from '../inputs/keep-piped.ts';
import type { Writer } from '../terminal/writer.ts';
import type { MetricsRequest } from './command.ts';
import { type FileMetrics, metricsText } from './print.ts';

/** Does what `tau-triage metrics` was asked for and returns its exit code. */
export async function runMetrics(
  { paths, perTask, format, formatIn, messagesAt }: MetricsRequest,
  context: Context,
): Promise<number> {
  const { out, err } = context;
  const forced = inputFormat({ formatIn, messagesAt });
  const { inputs, notes } = await findInputs({ paths, format: forced, purpose: 'measure' });
  for (const note of notes) {
    err.line(note);
  }
  const { files, release } = await keepPiped({ files: inputs, folder: null, context });
  const all: FileMetrics[] = [];
  let lost = 0;
  try {
    for (const [index, path] of files.entries()) {
      try {
        all.push(await measureFile({ path, name: inputs[index] ?? path, format: forced, err }));
      } catch (error) {
        if (!(error instanceof UnreadableInputError)) {
          throw error;
        }
        lost += 1;
        err.line(error.message);
      }
    }
  } finally {
    await release();
  }
  if (all.length === 0) {
    return 1;
  }
  if (format === 'json') {
    out.data(`${JSON.stringify(all, null, 2)}\n`);
  } else {
    out.text(all.map((one) => metricsText(one, perTask)).join('\n\n'));
  }
  return lost > 0 || all.some(({ unreadable }) => unreadable > 0) ? 3 : 0;
}

async function measureFile({
  path,
  name,
  format,
  err,
}: {
  readonly path: string;
  /** How the user named it. */
  readonly name: string;
  readonly format: string | null;
  readonly err: Writer;
}): Promise<FileMetrics> {
  const outcomes: Outcome[] = [];
  const costs = { agent: [] as number[], user: [] as number[] };
  let unreadable = 0;
  let planned: number | null = null;
  for await (const { trajectory, unreadable: row } of readTrajectories({ path, format: format ?? undefined })) {
    if (trajectory === undefined) {
      unreadable += 1;
      err.line(row.error);
      continue;
    }
    outcomes.push(toOutcome(trajectory));
    const { planned_trials, agent_cost, user_cost } = trajectory;
    if (planned_trials !== null) {
      planned = Math.max(planned ?? 0, planned_trials);
    }
    if (agent_cost !== null) {
      costs.agent.push(agent_cost);
    }
    if (user_cost !== null) {
      costs.user.push(user_cost);
    }
  }
  const perTask = countByTask(outcomes);
  return {
    file: name,
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
