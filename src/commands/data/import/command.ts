import { parsedArgument, pathArgument } from '../../options/argument.ts';
import { defineCommand, type RequestOf } from '../../options/command-definition.ts';
import { path, text, toggle } from '../../options/kinds.ts';
import { parseChoice } from '../../options/parse-texts.ts';

const examples = `
Examples:
  tau-triage data import tau-bench ../tau-bench --output tau-bench-data    every domain of a clone
  tau-triage data import tau2 ../tau2-bench                                where analyze looks for it
  tau-triage data check tau-bench-data                                     and what is wrong with its tasks`;

/** `tau-triage data import`: its options. */
export const dataImportCommand = defineCommand({
  name: 'import',
  description: "Turn a clone of tau-bench's or tau2's repository into data sets. Python source is read, not run.",
  arguments: {
    source: parsedArgument('<source>', 'whose layout: tau-bench or tau2', (word) =>
      parseChoice(word, 'data import', ['tau-bench', 'tau2']),
    ),
    checkout: pathArgument('<checkout>', 'folder of the clone; for tau2 an installed package too'),
  },
  options: {
    'Options:': {
      output: path({
        value: '<folder>',
        text: "where to, a folder for each domain (default for tau2: a folder of the user's, where analyze looks)",
      }),
      env: text({ value: '<domain>', text: 'only this domain' }),
      force: toggle({ text: 'write into a folder that is not empty' }),
    },
  },
  examples,
});

/** What `tau-triage data import` is asked for. */
export type DataImportRequest = RequestOf<typeof dataImportCommand>;
