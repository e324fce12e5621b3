import { Command } from 'commander';

const examples = `
Examples:
  tau-triage metrics results/run.json                 average reward and pass^k
  tau-triage metrics results/*.json --per-task        and every task's trials
  tau-triage metrics run.json --format json           as data

pass^k is the chance that k trials of a task all pass. tau-bench counts a trial that broke or is missing as failed; tau2
leaves broken ones out. Both are shown. Intervals are 95 %, over tasks.`;

/** `tau-triage metrics`: all its flags. */
export function metricsCommand(): Command {
  return new Command('metrics')
    .description('Average reward and pass^k of results files, in every format that is read.')
    .argument('<paths...>', 'results files, or folders of them')
    .option('--per-task', 'a line for each task too')
    .option('--format <name>', 'text or json', 'text')
    .option('--format-in <name>', 'read every file as this format instead of looking')
    .option('--messages-at <path>', 'read the messages from this place in each record, such as samples.*.messages')
    .addHelpText('after', examples)
    .action(async (paths: string[], flags: MetricsFlags) => {
      const { runMetrics } = await import('./run-metrics.ts');
      process.exitCode = await runMetrics({ ...flags, paths });
    });
}

/** The flags as commander hands them over. */
export interface MetricsFlags {
  readonly perTask?: boolean;
  readonly format: string;
  readonly formatIn?: string;
  readonly messagesAt?: string;
}
