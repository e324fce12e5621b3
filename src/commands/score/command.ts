import { pathsArgument } from '../options/argument.ts';
import { defineCommand, type RequestOf } from '../options/command-definition.ts';
import { choice, integer, repeated, text, words } from '../options/kinds.ts';

const examples = `
Examples:
  tau-triage score results/run.findings.jsonl run.labels.jsonl          our label records
  tau-triage score run.findings.jsonl labels.json second-annotator.csv  AgentRx's labels and a second annotator's
  tau-triage score results/ --labels expected.labels.jsonl              every findings file of a folder
  tau-triage score run.findings.jsonl run.labels.jsonl --format json > score.json
  tau-triage score run.findings.jsonl run.labels.jsonl --fail-on 'author_macro_f1<0.8' --fail-on 'step_exact.low<0.4'

Label files are told by content: label records (one JSON object a line), AgentRx's list, or a CSV with the columns Task_id,
Failure cases, Step Number, Details. The steps of the last two count from 1 and become ours, from 0. With several
annotators whatever one of them says is accepted, and each is reported alone too.
--fail-on takes a measure by its name in --format json, for one annotator as 'ANNOTATOR:step_exact<0.5', a bound of its
95% interval as 'step_exact.low<0.4', and <, <=, >, >=, == or !=; a measure that could not be taken does not hold.

Exit codes: 0 done, 1 a file cannot be read, 2 wrong use, 3 done but some lines could not be read, 4 a --fail-on gate did
not hold.`;

/** `tau-triage score`: its options. */
export const scoreCommand = defineCommand({
  name: 'score',
  description: 'Measure findings against the labels of people: author, type and step, with 95% intervals.',
  arguments: { files: pathsArgument('[files...]', 'a findings file or a folder of them, then label files') },
  options: {
    'Options:': {
      labels: words(
        { value: '<files...>', text: 'label files; then every other name is one of findings' },
        (files, { at }) => files.map(at),
      ),
      format: choice({
        value: '<name>',
        text: 'table, json, csv (the measures) or confusion (the confusion matrices as CSV)',
        names: ['table', 'json', 'csv', 'confusion'],
        default: 'table',
      }),
      by: text({ value: '<judge>', text: 'the verdicts of this judge (default: the best that judged each run)' }),
      misses: integer({ value: '<count>', text: 'tell at most so many misses in the table', default: '20' }),
      failOn: repeated({ value: '<condition>', text: 'exit with 4 where this holds; repeatable' }, async (condition) =>
        (await import('./parse-gate.ts')).parseGate(condition),
      ),
    },
  },
  examples,
});

/** What `tau-triage score` is asked for. */
export type ScoreRequest = RequestOf<typeof scoreCommand>;
