import { existsSync } from 'node:fs';
import { UsageError } from '../errors/usage-error.ts';
import { formatInOption, messagesAtOption } from '../inputs/format-in-option.ts';
import { modelOptions } from '../models/model-options.ts';
import { parseExtraBody } from '../models/parse-extra-body.ts';
import { pathsArgument } from '../options/argument.ts';
import { defineCommand, type Invocation, type RequestOf } from '../options/command-definition.ts';
import {
  choice,
  decimal,
  integer,
  integers,
  list,
  offSwitch,
  parsed,
  path,
  seconds,
  text,
  toggle,
  words,
} from '../options/kinds.ts';
import { parseList } from '../options/parse-texts.ts';
import { worldOptions } from '../world/world-options.ts';
import { parseVotes } from './parse-votes.ts';

const examples = `
Examples:
  tau-triage analyze run.json                                 judge every failed run by rules
  tau-triage analyze results/ --csv findings.csv              every results file in a folder, with a CSV
  tau-triage analyze run.json --task-ids 3,7 --format json    two tasks, findings as JSON on stdout
  tau-triage analyze run.json --where 'steps > 40 and termination == "user_stop"'
  tau-triage analyze run.json --judge llm --model gpt-4o --dry-run
  tau-triage analyze run.json --judge llm --model my-model --base-url http://localhost:8000/v1
  tau-triage analyze run.json --dataset data/                 replay in these data sets
  tau-triage analyze run.json --world tau2                    replay in the tau2 that is installed in your Python
  tau-triage analyze run.json --world "python my_world.py"    replay in a world of your own
  tau-triage analyze run.json --compat tau-bench > errors.json

What is there already is used again: call the same line once more after an interruption, or to retry error rows.
Formats are told by content: tau-bench (list, wrapped, single, JSON lines), tau2 (file, folder, single), Inspect (.eval
and JSON), Harbor's trials, MT-Benchmark, NeMo Gym, verifiers, HAL, our neutral list, and lists of {"messages": [...]} of any provider; .gz files too.`;

/** `tau-triage analyze`: all its options. */
export const analyzeCommand = defineCommand({
  name: 'analyze',
  description:
    'Judge the failed runs of results files: who was at fault, which fault, at which step, with the evidence.',
  arguments: { paths: pathsArgument('[paths...]', 'results files, or folders of them') },
  options: {
    'Choosing runs:': {
      threshold: decimal({
        value: '<reward>',
        text: 'a run failed if its reward is at most this (any but the full one)',
      }),
      taskIds: list({ value: '<ids...>', text: 'only these tasks' }),
      trials: integers({ value: '<numbers...>', text: 'only these trials' }),
      maxNumFailedResults: integer({ short: 'n', value: '<count>', text: 'judge at most so many runs', least: 1 }),
      sample: integer({ value: '<count>', text: 'judge so many of them, drawn at random', least: 1 }),
      seed: integer({ value: '<number>', text: 'seed of that draw, and of the model where it takes one' }),
      where: text({
        value: '<expression>',
        text: "only runs for which this holds, e.g. 'steps > 40 and crashed == 0'",
      }),
      includePassed: toggle({ text: 'judge passing runs too' }),
    },
    'Reading:': {
      resultsPath: words({ value: '<paths...>', text: 'the same as naming the paths' }, (paths, { at }) =>
        parseList(paths).map(at),
      ),
      formatIn: formatInOption(),
      messagesAt: messagesAtOption(),
      env: text({ value: '<domain>', text: 'the domain, instead of inferring it: retail, airline, ...' }),
    },
    'Replaying:': {
      dataset: path({
        value: '<folder>',
        text: 'data set to replay in, or a folder of them by domain (default: the built-in ones)',
      }),
      groundTruth: path({
        value: '<path>',
        text: 'a corrected ground truth: a file, or a folder of them by domain',
      }),
      taskSplit: text({ value: '<name>', text: 'task split of the run (default: test)' }),
      ...worldOptions(),
    },
    'Judging:': {
      judge: choice({
        value: '<name>',
        text: 'rules (offline, free), hybrid (a model for what the rules leave open; the default with a model) or llm',
        names: async () => (await import('../../analyze/judge/index.ts')).judgeNames,
      }),
      ...modelOptions({ model: 'model of the judge', server: 'address of an OpenAI-compatible server' }),
      votes: parsed(
        { value: '<count>', text: 'ask so many times, an odd number, and take the majority', default: '1' },
        parseVotes,
      ),
      escalateModel: text({ value: '<name>', text: 'a second model, asked only about what stays contested' }),
      temperature: decimal({ value: '<number>', text: 'temperature of the model (default: its own)' }),
      reasoningEffort: text({ value: '<level>', text: 'how long a reasoning model may think: low, medium, high' }),
      extraBody: parsed({ value: '<json>', text: 'fields that are added to every request' }, parseExtraBody),
      maxConcurrency: integer({
        value: '<count>',
        text: 'runs that are put to the model at once',
        least: 1,
        default: '8',
      }),
      maxRetries: integer({ value: '<count>', text: 'how often a failed call is tried again', default: '6' }),
      timeout: seconds({ value: '<seconds>', text: 'for one call', default: '300' }),
      maxCost: decimal({ value: '<dollars>', text: 'put no further run to the model once this is spent' }),
      confirmAbove: decimal({
        value: '<dollars>',
        text: 'on a terminal, ask before an analysis that may cost more',
        default: '5',
      }),
      cache: offSwitch({ text: 'do not use replies that were paid for before, and keep none' }),
      dryRun: toggle({ text: 'only say how many runs would be judged and what a model would be sent' }),
    },
    'Output:': {
      output: path({ short: 'o', value: '<folder>', text: 'where the findings go', default: 'results' }),
      outputPath: path({
        value: '<path>',
        text: "the same; a path that ends in .json gets tau-bench's two arrays",
      }),
      csv: path({ value: '<file>', text: 'write a CSV too' }),
      format: choice({
        value: '<name>',
        text: 'findings on stdout: table, json or csv (default: a summary)',
        names: ['table', 'json', 'csv'],
      }),
      compat: choice({
        value: '<name>',
        text: 'on stdout what another tool would write: tau-bench',
        names: ['tau-bench'],
      }),
    },
  },
  examples,
  check: refuseNoPaths,
});

/** What `tau-triage analyze` is asked for. */
export type AnalyzeRequest = RequestOf<typeof analyzeCommand>;

/** A path that stands behind an option that takes lists is looked for before that option is parsed. */
function refuseNoPaths({ arguments: { paths }, options }: Invocation, at: (path: string) => string): void {
  if ((paths ?? []).length > 0 || options['resultsPath'] !== undefined) {
    return;
  }
  const swallowed = (['taskIds', 'trials'] as const).flatMap((name) =>
    [options[name] ?? []].flat().map((value) => ({ name, value: String(value) })),
  );
  const path = swallowed.find(({ value }) => existsSync(at(value)));
  const hint =
    path === undefined
      ? ''
      : ` (${path.value} was read as a ${path.name === 'taskIds' ? 'task id' : 'trial'}; put the path first.)`;
  throw new UsageError(
    `name at least one results file or folder, e.g. \`tau-triage analyze results/run.json\`; \`tau-triage demo\` needs none.${hint}`,
  );
}
