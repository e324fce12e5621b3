import { countByTask, type Outcome, passHatK } from '../metrics/pass-hat-k.ts';
import { toOutcome } from '../metrics/to-outcome.ts';
import { formatNames, readTrajectories, UnreadableInputError } from '../records/formats/index.ts';
import { sanitiseLine } from '../text/sanitise.ts';
import { findInputs } from './find-inputs.ts';
import type { MetricsFlags } from './metrics.ts';
import { metricsText } from './metrics-text.ts';
import { parseChoice } from './parse-options.ts';

/** The numbers of one file. Costs are sums over the runs that tell one. */
export interface FileMetrics {
  readonly file: string;
  readonly runs: number;
  readonly tasks: number;
  readonly crashed: number;
  /** Records that could not be read; they are not counted. */
  readonly unreadable: number;
  readonly average_reward: number | null;
  readonly pass_hat_k: {
    readonly errors_as_failures: ReturnType<typeof passHatK>;
    readonly errors_left_out: ReturnType<typeof passHatK>;
  };
  readonly agent_cost: number | null;
  readonly user_cost: number | null;
  readonly per_task: ReturnType<typeof countByTask>;
}

/** Does what `tau-triage metrics` was asked for and returns its exit code. */
export async function runMetrics({
  paths,
  perTask = false,
  format,
  formatIn,
}: MetricsFlags & { readonly paths: readonly string[] }): Promise<number> {
  parseChoice(format, '--format', ['text', 'json']);
  if (formatIn !== undefined) parseChoice(formatIn, '--format-in', formatNames);
  const { inputs, notes } = await findInputs({ paths, formatIn, purpose: 'measure' });
  const tell = (line: string) => process.stderr.write(`${sanitiseLine(line)}\n`);
  for (const note of notes) tell(note);
  const all: FileMetrics[] = [];
  let lost = 0;
  for (const file of inputs) {
    try {
      all.push(await measureFile(file, formatIn));
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
  for await (const { trajectory, unreadable: row } of readTrajectories({ path: file, format })) {
    if (trajectory === undefined) {
      unreadable += 1;
      process.stderr.write(`${sanitiseLine(row.error)}\n`);
      continue;
    }
    outcomes.push(toOutcome(trajectory));
    const { agent_cost, user_cost } = trajectory;
    if (agent_cost !== null) costs.agent.push(agent_cost);
    if (user_cost !== null) costs.user.push(user_cost);
  }
  const sum = (numbers: readonly number[]) =>
    numbers.length === 0 ? null : numbers.reduce((total, cost) => total + cost, 0);
  return {
    file,
    runs: outcomes.length,
    tasks: countByTask(outcomes).length,
    crashed: outcomes.filter(({ crashed }) => crashed).length,
    unreadable,
    average_reward:
      outcomes.length === 0 ? null : outcomes.reduce((total, { reward }) => total + (reward ?? 0), 0) / outcomes.length,
    pass_hat_k: {
      errors_as_failures: passHatK(outcomes, 'failures'),
      errors_left_out: passHatK(outcomes, 'left_out'),
    },
    agent_cost: sum(costs.agent),
    user_cost: sum(costs.user),
    per_task: countByTask(outcomes),
  };
}
