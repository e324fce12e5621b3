import { modelOptions, userServerOptions } from '../models/model-options.ts';
import { parseExtraBody } from '../models/parse-extra-body.ts';
import { defineCommand, type RequestOf } from '../options/command-definition.ts';
import {
  choice,
  decimal,
  integer,
  list,
  offSwitch,
  parsed,
  path,
  row,
  seconds,
  switchOrText,
  text,
  toggle,
  words,
} from '../options/kinds.ts';
import { parseCollect } from './parse-collect.ts';
import { parseShuffle } from './parse-shuffle.ts';

const examples = `
Examples:
  tau-triage run --env retail --agent-strategy replay --user-strategy replay          no model, no key, no cost
  tau-triage run --env airline --model gpt-4o --user-model gpt-4o --num-trials 4
  tau-triage run --model my-model --base-url http://localhost:8000/v1 --user-model openai/gpt-4o
  tau-triage run --config run.yaml --dry-run                 how many episodes, and what they may cost
  tau-triage run --config run.yaml --max-concurrency 32 --max-cost 20
  tau-triage run --config run.yaml --resume                  go on where the last run of this kind stopped
  tau-triage run --resume results/NAME.json --retry-errors   play the broken episodes of a run again

The list is tau-bench's; beside it lies NAME.header.json with versions, options and hashes. While a run is under way,
NAME.journal.jsonl holds what is finished. Keys: OPENAI_API_KEY, ANTHROPIC_API_KEY, GOOGLE_API_KEY, MISTRAL_API_KEY, from
the environment or .env. docs/running.md has the rest, docs/differences.md what differs from tau-bench.`;

/** `tau-triage run`: all its options. Every one may stand in a file of `--config` but those for the line alone. */
export const runCommand = defineCommand({
  name: 'run',
  description: 'Let an agent serve simulated users in the tasks of a data set, and write what happened.',
  arguments: {},
  options: {
    'Tasks:': {
      env: text({ value: '<domain>', text: 'retail, airline or healthcare', default: 'retail' }),
      taskSplit: text({ value: '<name>', text: 'split of the tasks', default: 'test' }),
      dataset: path({
        value: '<folder>',
        text: 'data set, or a folder of them by domain (default: the built-in ones)',
      }),
      taskIds: list({ value: '<ids...>', text: 'only these tasks, by spaces or commas' }),
      startIndex: integer({ value: '<number>', text: 'first task of a range', default: '0' }),
      endIndex: integer({
        value: '<number>',
        text: 'task behind the last of the range; -1 for all',
        least: -1,
        default: '-1',
      }),
      numTrials: integer({ value: '<count>', text: 'how often each task is played', least: 1, default: '1' }),
      shuffle: switchOrText({ value: '[number]', text: 'play the tasks in an order drawn by the seed' }, parseShuffle),
      seed: integer({
        value: '<number>',
        text: 'seed of the order and of drawn examples; given, models get it too',
        least: Number.MIN_SAFE_INTEGER,
        default: '10',
      }),
    },
    'Agent:': {
      agentStrategy: row({
        value: '<name>',
        text: 'tool-calling, act, react, few-shot or replay (does the ground truth)',
        default: 'tool-calling',
        table: async () => (await import('../../run/agents/index.ts')).agents,
      }),
      ...modelOptions({
        model: "model of the agent; openai/gpt-4o names the provider too; scripted plays --script's replies",
        server: 'address of an OpenAI-compatible server (or OPENAI_BASE_URL)',
      }),
      temperature: decimal({ value: '<number>', text: 'temperature of the agent', default: '0.0' }),
      fewShotDisplaysPath: path({
        value: '<file>',
        text: "example dialogues of few-shot, JSON lines (default: the data set's)",
      }),
      maxNumSteps: integer({ value: '<count>', text: 'turns of the agent in an episode', least: 1, default: '30' }),
    },
    'User:': {
      userStrategy: row({
        value: '<name>',
        text: 'llm, react, verify, reflection, human or replay (wants the ground truth)',
        default: 'llm',
        table: async () => (await import('../../run/users/index.ts')).users,
      }),
      userModel: text({ value: '<name>', text: 'model of the user', default: 'gpt-4o' }),
      ...userServerOptions({
        server: 'its server (or USER_MODEL_API_BASE; default: --base-url unless a provider is named)',
      }),
    },
    'Calls:': {
      maxConcurrency: integer({
        value: '<count>',
        text: 'episodes at once; fewer calls are made while a server answers 429',
        least: 1,
        default: '8',
      }),
      maxRetries: integer({ value: '<count>', text: 'how often a failed call is tried again', default: '6' }),
      timeout: seconds({ value: '<seconds>', text: 'for one call', default: '120' }),
      episodeTimeout: seconds({ value: '<seconds>', text: 'for one episode', default: '3600' }),
      maxCost: decimal({ value: '<dollars>', text: 'start no further episode once this is spent' }),
      extraBody: parsed(
        { value: '<json>', text: 'fields that are added to every request of the agent' },
        parseExtraBody,
      ),
      collectActivations: words(
        { value: '<what...>', text: 'e.g. layers=8,12 hook_points=output, from servers that can' },
        parseCollect,
      ),
      script: path({ value: '<file>', text: 'replies of the model called scripted, JSON lines' }),
      preflight: offSwitch({ text: 'do not ask the servers for their models first' }),
    },
    'Output:': {
      logDir: path({ value: '<folder>', text: 'where the results go', default: 'results' }),
      output: path({
        value: '<file>',
        text: "the list's own path, instead of tau-bench's file name in --log-dir",
      }),
      outputFormat: choice({
        value: '<name>',
        text: 'tau-bench, or mt-bench: its files too',
        names: ['tau-bench', 'mt-bench'],
        default: 'tau-bench',
      }),
      resume: switchOrText(
        {
          value: '[path]',
          text: 'go on with a journal or list; without a path with the last unfinished run of these options',
        },
        (file, { at }) => at(file),
      ),
      retryErrors: toggle({ text: 'with --resume: play episodes that broke again' }),
      dryRun: toggle({ text: 'say what would be played and what it may cost, and call nothing' }),
      /** Set by MT-Benchmark's input alone: names the folder of its files. */
      datasetName: text({ value: '<name>', text: "MT-Benchmark's name of the data set", only: 'file' }),
      config: path({ value: '<file>', text: 'YAML with these options by name; flags win', only: 'line' }),
    },
  },
  examples,
});

/** What one run is asked for. */
export type RunRequest = RequestOf<typeof runCommand>;
