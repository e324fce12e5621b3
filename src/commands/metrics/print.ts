import type { DoubleTrial, PassHatK, passHatK, TaskCount } from '../../metrics/pass-hat-k.ts';
import { counted } from '../../text/counted.ts';
import { sanitiseLine } from '../../text/sanitise.ts';

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

/** Longer rows of k, and longer lists of tasks, are cut after so many. */
const shown = 8;

/** The numbers of one file for reading. */
export function metricsText(metrics: FileMetrics, perTask: boolean): string {
  const { file, average_reward, pass_hat_k, crashed, infrastructure, tasks } = metrics;
  const lines = [
    sanitiseLine(file),
    `  ${countsText(metrics)}`,
    `  average reward ${average_reward === null ? '-' : average_reward.toFixed(4)}`,
    ...warnings(metrics),
    ...rows({
      title: `${crashed > 0 ? 'broken and missing' : 'missing'} trials count as failures (tau-bench)`,
      values: pass_hat_k.errors_as_failures,
      tasks,
    }),
    ...rows({
      title: infrastructure > 0 ? 'infrastructure errors left out (tau2)' : "each task's own trials (tau2)",
      values: pass_hat_k.errors_left_out,
      tasks,
    }),
    ...(perTask ? taskTable(metrics) : []),
  ];
  return lines.join('\n');
}

function countsText({ runs, tasks, crashed, infrastructure, ungraded }: FileMetrics): string {
  const others = crashed - infrastructure;
  const cause = crashed > 0 && others > 0 ? ` (${infrastructure} by infrastructure)` : '';
  const broke = crashed > 0 ? `, ${crashed} broke${cause}` : '';
  return `${counted(runs, 'run')} of ${counted(tasks, 'task')}${broke}${ungraded > 0 ? `, ${ungraded} ungraded` : ''}`;
}

/** What speaks against taking the numbers as they are: trials that stand there twice, and trials that are missing. */
function warnings({ double_trials, trials, planned_trials, short_of_plan }: FileMetrics): string[] {
  const doubles = double_trials.map(({ domain, task_id, trial, rows: count }) => {
    return `  ${count} rows for ${nameOf({ domain, task_id })}, trial ${trial}: each is counted, though the file has ${counted(trials, 'trial')}`;
  });
  const missing = short_of_plan.map((task) => `${nameOf(task)} ${task.trials}`);
  const plan = `  ${counted(planned_trials ?? 0, 'trial')} of each task planned; fewer found: ${cut(missing).join(', ')}`;
  return [...cut(doubles), ...(missing.length > 0 ? [plan] : [])];
}

function cut(texts: readonly string[]): string[] {
  const more = texts.length - shown;
  return more > 0 ? [...texts.slice(0, shown), `  and ${more} more`] : [...texts];
}

function nameOf({ domain, task_id }: { domain: string | null; task_id: string | number | null }): string {
  const world = domain === null ? '' : ` (${domain})`;
  return sanitiseLine(`task ${task_id ?? '-'}${world}`).slice(0, 60);
}

function rows({ title, values, tasks }: { title: string; values: readonly PassHatK[]; tasks: number }): string[] {
  const none = values.length === 0 ? ['    - (no run counts)'] : [];
  const more = values.length > shown ? [`    ... up to k = ${values.length}`] : [];
  return [
    `  pass^k, ${title}:`,
    ...values.slice(0, shown).map(({ k, value, interval, tasks: over }) => {
      const range = interval === null ? '' : `  (${interval.low.toFixed(3)} to ${interval.high.toFixed(3)})`;
      return `    k=${k}  ${value.toFixed(4)}${range}${over < tasks ? `  over ${over} of ${counted(tasks, 'task')}` : ''}`;
    }),
    ...none,
    ...more,
  ];
}

function taskTable({ per_task }: FileMetrics): string[] {
  const several = new Set(per_task.map(({ domain }) => domain)).size > 1;
  return [
    '  task      passed  trials  broke  average',
    ...per_task.map(({ domain, task_id, passed, trials, crashed, ungraded, averageReward }) => {
      const id = sanitiseLine(`${several ? `${domain ?? '-'}/` : ''}${task_id ?? '-'}`).slice(0, 24);
      const average = averageReward === null ? '-' : averageReward.toFixed(3);
      const columns = [
        [passed, 6],
        [trials, 6],
        [crashed, 5],
        [average, 7],
      ] as const;
      const cells = columns.map(([value, width]) => String(value).padStart(width)).join('  ');
      return `  ${id.padEnd(8)}  ${cells}${ungraded > 0 ? `  (${ungraded} ungraded)` : ''}`;
    }),
  ];
}
