import { modelOptions } from '../models/model-options.ts';
import { pathsArgument } from '../options/argument.ts';
import { defineCommand, type RequestOf } from '../options/command-definition.ts';
import { choice, decimal, integer, parsed, path, repeated, text } from '../options/kinds.ts';

const examples = `
Examples:
  tau-triage calibrate --env retail                              300 faults, judged by the rules
  tau-triage calibrate --env airline --faults wrong_argument,early_stop --count 40
  tau-triage calibrate results/run.json --env retail             faults in the passing runs of a file
  tau-triage calibrate --env retail --judge llm --judge-model gpt-4o --count 60
  tau-triage calibrate --env retail --model gpt-4o-mini          a model says the planted turns in its own words
  tau-triage calibrate --env retail --format json > score.json   in the shape of score --format json

Faults: wrong_argument, wrong_tool, dropped_write, extra_write, swapped_order, false_claim, wrong_output,
skipped_confirmation, premature_transfer, wrong_refusal; of the user early_stop, ungrounded_value, contradicting_value,
omitted_wish, declined_offer, role_confusion; around both corrupted_ground_truth, failing_tool, altered_observation,
step_cap, crash. docs/calibration.md says what each of them is.
Beside the results file lie its labels, NAME.labels.jsonl, and the findings. The same options give the same runs; findings
that are there are used again, so the same line goes on after an interruption.

Exit codes: 0 done, 1 failed, 2 wrong use, 3 done but some runs could not be judged, 4 a --fail-on gate did not hold,
130 interrupted.`;

/** `tau-triage calibrate`: its options. */
export const calibrateCommand = defineCommand({
  name: 'calibrate',
  description: 'Plant known faults in passing runs, let a judge look for them, and measure how often it is right.',
  arguments: {
    paths: pathsArgument('[paths...]', 'results files with passing runs (default: those of the replay agent)'),
  },
  options: {
    'Planting:': {
      env: text({ value: '<domain>', text: 'retail, airline or healthcare', default: 'retail' }),
      dataset: path({
        value: '<folder>',
        text: 'data set, or a folder of them by domain (default: the built-in ones)',
      }),
      taskSplit: text({ value: '<name>', text: 'split of the tasks', default: 'test' }),
      faults: parsed({ value: '<names>', text: 'kinds of faults, by commas (default: all)' }, async (names) =>
        (await import('./parse-faults.ts')).parseFaults(names),
      ),
      count: integer({ value: '<count>', text: 'how many runs get a fault', least: 1, default: '300' }),
      seed: integer({
        value: '<number>',
        text: 'seed of the choice of runs, places and words',
        least: Number.MIN_SAFE_INTEGER,
        default: '7',
      }),
    },
    'Wording by a model:': {
      ...modelOptions({
        model: 'model that says the planted turns in its own words',
        server: 'address of an OpenAI-compatible server, for both models',
      }),
    },
    'Judging:': {
      judge: choice({
        value: '<name>',
        text: 'rules (offline, free) or llm',
        names: async () => (await import('../../analyze/judge/index.ts')).judgeNames,
        default: 'rules',
      }),
      judgeModel: text({ value: '<name>', text: 'model of the llm judge' }),
      temperature: decimal({ value: '<number>', text: "temperature of the judge's model (default: its own)" }),
      maxConcurrency: integer({ value: '<count>', text: 'calls of a model at once', least: 1, default: '8' }),
    },
    'Output:': {
      output: path({ short: 'o', value: '<folder>', text: 'where runs, labels and findings go', default: 'results' }),
      format: choice({
        value: '<name>',
        text: 'table, json, csv (the measures) or confusion (the confusion matrices as CSV)',
        names: ['table', 'json', 'csv', 'confusion'],
        default: 'table',
      }),
      misses: integer({ value: '<count>', text: 'tell at most so many misses in the table', default: '1000' }),
      failOn: repeated(
        { value: '<condition>', text: 'exit with 4 where this holds, as of score; repeatable' },
        async (condition) => (await import('../score/parse-gate.ts')).parseGate(condition),
      ),
    },
  },
  examples,
});

/** What `tau-triage calibrate` is asked for. */
export type CalibrateRequest = RequestOf<typeof calibrateCommand>;
