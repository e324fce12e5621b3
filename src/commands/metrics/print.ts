import type { countByTask, PassHatK, passHatK } from '../../metrics/pass-hat-k.ts';
import { counted } from '../../text/counted.ts';
import { sanitiseLine } from '../../text/sanitise.ts';

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

/** The numbers of one file for reading. A long row of k is cut after the first eight. */
export function metricsText(metrics: FileMetrics, perTask: boolean): string {
  const { file, runs, tasks, crashed, average_reward, pass_hat_k, per_task } = metrics;
  const lines = [
    sanitiseLine(file),
    `  ${counted(runs, 'run')} of ${counted(tasks, 'task')}${crashed > 0 ? `, ${crashed} broke` : ''}`,
    `  average reward ${average_reward === null ? '-' : average_reward.toFixed(4)}`,
    ...rows(
      crashed > 0
        ? 'broken and missing trials count as failures (tau-bench)'
        : 'missing trials count as failures (tau-bench)',
      pass_hat_k.errors_as_failures,
    ),
    ...rows(
      crashed > 0 ? 'broken trials left out (tau2)' : "each task's own trials (tau2)",
      pass_hat_k.errors_left_out,
    ),
  ];
  if (perTask) {
    lines.push('  task      passed  trials  broke  average');
    for (const task of per_task) {
      const id = sanitiseLine(String(task.task_id ?? '-')).slice(0, 24);
      lines.push(
        `  ${id.padEnd(8)}  ${String(task.passed).padStart(6)}  ${String(task.trials).padStart(6)}  ${String(task.crashed).padStart(5)}  ${(task.averageReward ?? 0).toFixed(3).padStart(7)}`,
      );
    }
  }
  return lines.join('\n');
}

const shown = 8;

function rows(title: string, values: readonly PassHatK[]): string[] {
  const more = values.length > shown ? [`    ... up to k = ${values.length}`] : [];
  return [
    `  pass^k, ${title}:`,
    ...values.slice(0, shown).map(({ k, value, interval }) => {
      const range = interval === null ? '' : `  (${interval.low.toFixed(3)} to ${interval.high.toFixed(3)})`;
      return `    k=${k}  ${value.toFixed(4)}${range}`;
    }),
    ...more,
  ];
}
