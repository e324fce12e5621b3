import { formatInOption, messagesAtOption } from '../inputs/format-in-option.ts';
import { pathsArgument } from '../options/argument.ts';
import { defineCommand, type RequestOf } from '../options/command-definition.ts';
import { choice, toggle } from '../options/kinds.ts';

const examples = `
Examples:
  tau-triage metrics results/run.json                 average reward and pass^k
  tau-triage metrics results/*.json --per-task        and every task's trials
  tau-triage metrics run.json --format json           as data

pass^k is the chance that k trials of a task all pass. tau-bench counts a trial that broke or is missing as failed; tau2
leaves those out that infrastructure broke. Both are shown. Intervals are 95 %, over tasks.`;

/** `tau-triage metrics`: all its options. */
export const metricsCommand = defineCommand({
  name: 'metrics',
  description: 'Average reward and pass^k of results files, in every format that is read.',
  arguments: { paths: pathsArgument('<paths...>', 'results files, or folders of them') },
  options: {
    'Options:': {
      perTask: toggle({ text: 'a line for each task too' }),
      format: choice({ value: '<name>', text: 'text or json', names: ['text', 'json'], default: 'text' }),
      formatIn: formatInOption(),
      messagesAt: messagesAtOption(),
    },
  },
  examples,
});

/** What `tau-triage metrics` is asked for. */
export type MetricsRequest = RequestOf<typeof metricsCommand>;
