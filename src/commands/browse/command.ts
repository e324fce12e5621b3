import { pathsArgument } from '../options/argument.ts';
import { defineCommand, type RequestOf } from '../options/command-definition.ts';
import { text, toggle } from '../options/kinds.ts';

const examples = `
Examples:
  tau-triage browse results/run.findings.jsonl     list and detail of one analysis
  tau-triage browse results/                       every findings file of a folder
  tau-triage browse run.findings.jsonl | head      not a terminal: a plain table

Inside, ? shows the keys of the view you are in. Exit codes: 0 done, 3 the table holds rows that were not judged or lines
that were not read.`;

/** `tau-triage browse`: its options. */
export const browseCommand = defineCommand({
  name: 'browse',
  description: 'Look at findings and at the runs behind them in the terminal; prints a table where there is none.',
  arguments: { paths: pathsArgument('[findings...]', 'findings files, or folders of them (default: results)') },
  options: {
    'Options:': {
      by: text({ value: '<judge>', text: 'the verdicts of this judge (default: the best that judged each run)' }),
      ascii: toggle({ text: 'draw with ASCII characters alone' }),
    },
  },
  examples,
});

/** What `tau-triage browse` is asked for. */
export type BrowseRequest = RequestOf<typeof browseCommand>;
