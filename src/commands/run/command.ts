import { Command } from 'commander';

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

/** `tau-triage run`: all its flags. */
export function runCommand(): Command {
  return new Command('run')
    .description('Let an agent serve simulated users in the tasks of a data set, and write what happened.')
    .optionsGroup('Tasks:')
    .option('--env <domain>', 'retail, airline or healthcare', 'retail')
    .option('--task-split <name>', 'split of the tasks', 'test')
    .option('--dataset <folder>', 'data set, or a folder of them by domain (default: the built-in ones)')
    .option('--task-ids <ids...>', 'only these tasks, by spaces or commas')
    .option('--start-index <number>', 'first task of a range', '0')
    .option('--end-index <number>', 'task behind the last of the range; -1 for all', '-1')
    .option('--num-trials <count>', 'how often each task is played', '1')
    .option('--shuffle [number]', 'play the tasks in an order drawn by the seed')
    .option('--seed <number>', 'seed of the order and of drawn examples; given, models get it too', '10')
    .optionsGroup('Agent:')
    .option(
      '--agent-strategy <name>',
      'tool-calling, act, react, few-shot or replay (does the ground truth)',
      'tool-calling',
    )
    .option(
      '--model <name>',
      "model of the agent; openai/gpt-4o names the provider too; scripted plays --script's replies",
    )
    .option(
      '--model-provider <name>',
      "openai, anthropic, google, mistral or compatible (default: by the model's name)",
    )
    .option('--platform <name>', 'the same as --model-provider')
    .option('--base-url <url>', 'address of an OpenAI-compatible server (or OPENAI_BASE_URL)')
    .option('--temperature <number>', 'temperature of the agent', '0.0')
    .option('--few-shot-displays-path <file>', "example dialogues of few-shot, JSON lines (default: the data set's)")
    .option('--max-num-steps <count>', 'turns of the agent in an episode', '30')
    .optionsGroup('User:')
    .option('--user-strategy <name>', 'llm, react, verify, reflection, human or replay (wants the ground truth)', 'llm')
    .option('--user-model <name>', 'model of the user', 'gpt-4o')
    .option('--user-model-provider <name>', 'its provider')
    .option(
      '--user-base-url <url>',
      'its server (or USER_MODEL_API_BASE; default: --base-url unless a provider is named)',
    )
    .optionsGroup('Calls:')
    .option('--max-concurrency <count>', 'episodes at once; fewer calls are made while a server answers 429', '8')
    .option('--max-retries <count>', 'how often a failed call is tried again', '6')
    .option('--timeout <seconds>', 'for one call', '120')
    .option('--episode-timeout <seconds>', 'for one episode', '3600')
    .option('--max-cost <dollars>', 'start no further episode once this is spent')
    .option('--extra-body <json>', 'fields that are added to every request of the agent')
    .option('--collect-activations <what...>', 'e.g. layers=8,12 hook_points=output, from servers that can')
    .option('--script <file>', 'replies of the model called scripted, JSON lines')
    .option('--no-preflight', 'do not ask the servers for their models first')
    .optionsGroup('Output:')
    .option('--log-dir <folder>', 'where the results go', 'results')
    .option('--output <file>', "the list's own path, instead of tau-bench's file name in --log-dir")
    .option('--output-format <name>', 'tau-bench, or mt-bench: its files too', 'tau-bench')
    .option(
      '--resume [path]',
      'go on with a journal or list; without a path with the last unfinished run of these options',
    )
    .option('--retry-errors', 'with --resume: play episodes that broke again')
    .option('--dry-run', 'say what would be played and what it may cost, and call nothing')
    .option('--config <file>', 'YAML with these options by name; flags win')
    .addHelpText('after', examples)
    .action(async (flags: RunFlags, command: Command) => {
      const { runRun } = await import('./run.ts');
      const given = Object.keys(flags).filter((name) => command.getOptionValueSource(name) === 'cli');
      process.exitCode = await runRun({ flags, given });
    });
}

/** The flags as commander hands them over: texts, lists of texts, booleans. */
export interface RunFlags {
  readonly env: string;
  readonly taskSplit: string;
  readonly dataset?: string;
  readonly taskIds?: readonly string[];
  readonly startIndex: string;
  readonly endIndex: string;
  readonly numTrials: string;
  readonly shuffle?: boolean | string;
  readonly seed: string;
  readonly agentStrategy: string;
  readonly model?: string;
  readonly modelProvider?: string;
  readonly platform?: string;
  readonly baseUrl?: string;
  readonly temperature: string;
  readonly fewShotDisplaysPath?: string;
  readonly maxNumSteps: string;
  readonly userStrategy: string;
  readonly userModel: string;
  readonly userModelProvider?: string;
  readonly userBaseUrl?: string;
  readonly maxConcurrency: string;
  readonly maxRetries: string;
  readonly timeout: string;
  readonly episodeTimeout: string;
  readonly maxCost?: string;
  readonly extraBody?: string;
  readonly collectActivations?: readonly string[];
  readonly script?: string;
  readonly preflight: boolean;
  readonly logDir: string;
  readonly output?: string;
  readonly outputFormat: string;
  readonly resume?: boolean | string;
  readonly retryErrors?: boolean;
  readonly dryRun?: boolean;
  /** Set by MT-Benchmark's input alone: names the folder of its files. */
  readonly datasetName?: string;
  readonly config?: string;
}
