import { Command } from 'commander';

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

/** `tau-triage score`: its flags. */
export function scoreCommand(): Command {
  return new Command('score')
    .description('Measure findings against the labels of people: author, type and step, with 95% intervals.')
    .argument('[files...]', 'a findings file or a folder of them, then label files')
    .option('--labels <files...>', 'label files; then every other name is one of findings')
    .option('--format <name>', 'table, json, csv (the measures) or confusion (the confusion matrices as CSV)', 'table')
    .option('--misses <count>', 'tell at most so many misses in the table', '20')
    .option('--fail-on <condition>', 'exit with 4 where this holds; repeatable', collect, [])
    .addHelpText('after', examples)
    .action(async (files: string[], flags: ScoreFlags) => {
      const { runScore } = await import('./run.ts');
      process.exitCode = await runScore({ ...flags, files });
    });
}

/** The flags as commander hands them over. */
export interface ScoreFlags {
  readonly labels?: string[];
  readonly format: string;
  readonly misses: string;
  readonly failOn: readonly string[];
}

function collect(value: string, previous: readonly string[]): string[] {
  return [...previous, value];
}
