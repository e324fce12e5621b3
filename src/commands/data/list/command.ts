import { optionalPath } from '../../options/argument.ts';
import { defineCommand, type RequestOf } from '../../options/command-definition.ts';
import { dataFormatOption } from '../data-format-option.ts';

const examples = `
Examples:
  tau-triage data list                           the built-in data sets
  tau-triage data list my-data --format json     those of a folder, for programs`;

/** `tau-triage data list`: its options. */
export const dataListCommand = defineCommand({
  name: 'list',
  description: 'What data sets there are: records, tasks, policy, hash.',
  arguments: {
    folder: optionalPath('[folder]', 'folder of a data set, or of several by domain (default: the built-in ones)'),
  },
  options: { 'Options:': { format: dataFormatOption() } },
  examples,
});

/** What `tau-triage data list` is asked for. */
export type DataListRequest = RequestOf<typeof dataListCommand>;
