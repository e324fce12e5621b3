import { pathArgument } from '../../options/argument.ts';
import { defineCommand, type RequestOf } from '../../options/command-definition.ts';
import { text } from '../../options/kinds.ts';
import { dataFormatOption } from '../data-format-option.ts';

const examples = `
Examples:
  tau-triage data check data/                        every built-in data set
  tau-triage data check my-data --env retail         one domain of a folder of data sets
  tau-triage data check data/retail --format json    hashes of the end states, failing calls, do-nothing passes

Exit codes: 0 clean, 1 defects were found.`;

/** `tau-triage data check`: its options. */
export const dataCheckCommand = defineCommand({
  name: 'check',
  description:
    'Prove a data set: run every ground truth, look for writes that fail, change nothing, or exchange a thing for itself.',
  arguments: { dataset: pathArgument('<dataset>', 'folder of a data set, or of several by domain') },
  options: {
    'Options:': {
      env: text({ value: '<domain>', text: 'only this domain' }),
      taskSplit: text({ value: '<name>', text: 'only this split (default: all)' }),
      format: dataFormatOption(),
    },
  },
  examples,
});

/** What `tau-triage data check` is asked for. */
export type DataCheckRequest = RequestOf<typeof dataCheckCommand>;
