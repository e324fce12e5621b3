import { Command } from 'commander';
import { parseList } from './parse-options.ts';

const examples = `
Examples:
  tau-triage analyze run.json                                 judge every failed run by rules
  tau-triage analyze results/ --csv findings.csv              every results file in a folder, with a CSV
  tau-triage analyze run.json --task-ids 3,7 --format json    two tasks, findings as JSON on stdout
  tau-triage analyze run.json --where 'steps > 40 and termination == "user_stop"'
  tau-triage analyze run.json --judge llm --model gpt-4o --dry-run
  tau-triage analyze run.json --judge llm --model my-model --base-url http://localhost:8000/v1
  tau-triage analyze run.json --dataset data/                 replay in these data sets
  tau-triage analyze run.json --compat tau-bench > errors.json

What is there already is used again: call the same line once more after an interruption, or to retry error rows.
Formats are told by content: tau-bench (list, wrapped, single, JSON lines), tau2 (file, folder, single), MT-Benchmark,
and lists of {"messages": [...]}; .gz files too.`;

/** `tau-triage analyze`: all its flags. */
export function analyzeCommand(): Command {
  return new Command('analyze')
    .description(
      'Judge the failed runs of results files: who was at fault, which fault, at which step, with the evidence.',
    )
    .argument('[paths...]', 'results files, or folders of them')
    .optionsGroup('Choosing runs:')
    .option('--threshold <reward>', 'a run failed if its reward is at most this', '0.001')
    .option('--task-ids <ids...>', 'only these tasks')
    .option('--trials <numbers...>', 'only these trials')
    .option('-n, --max-num-failed-results <count>', 'judge at most so many runs')
    .option('--sample <count>', 'judge so many of them, drawn at random')
    .option('--seed <number>', 'seed of that draw, and of the model where it takes one')
    .option('--where <expression>', "only runs for which this holds, e.g. 'steps > 40 and crashed == 0'")
    .option('--include-passed', 'judge passing runs too')
    .optionsGroup('Reading:')
    .option('--results-path <paths...>', 'the same as naming the paths')
    .option('--format-in <name>', 'read every file as this format instead of looking')
    .option('--messages-at <path>', 'read the messages from this place in each record, such as samples.*.messages')
    .option('--env <domain>', 'the domain, instead of inferring it: retail, airline, ...')
    .optionsGroup('Replaying:')
    .option('--dataset <folder>', 'data set to replay in, or a folder of them by domain (default: the built-in ones)')
    .option('--ground-truth <path>', 'a corrected ground truth: a file, or a folder of them by domain')
    .option('--task-split <name>', 'task split of the run (default: test)')
    .optionsGroup('Judging:')
    .option('--judge <name>', 'rules (offline, free) or llm', 'rules')
    .option('--model <name>', 'model of the llm judge')
    .option(
      '--model-provider <name>',
      "openai, anthropic, google, mistral or compatible (default: by the model's name)",
    )
    .option('--platform <name>', 'the same as --model-provider')
    .option('--base-url <url>', 'address of an OpenAI-compatible server')
    .option('--temperature <number>', 'temperature of the model (default: its own)')
    .option('--max-concurrency <count>', 'calls of the model at once', '8')
    .option('--dry-run', 'only say how many runs would be judged and what a model would be sent')
    .optionsGroup('Output:')
    .option('-o, --output <folder>', 'where the findings go', 'results')
    .option('--output-path <path>', "the same; a path that ends in .json gets tau-bench's two arrays")
    .option('--csv <file>', 'write a CSV too')
    .option('--format <name>', 'findings on stdout: table, json or csv (default: a summary)')
    .option('--compat <name>', 'on stdout what another tool would write: tau-bench')
    .addHelpText('after', examples)
    .action(async (paths: string[], flags: AnalyzeFlags) => {
      const { runAnalysis } = await import('./run-analysis.ts');
      process.exitCode = await runAnalysis({ ...flags, paths: [...paths, ...(parseList(flags.resultsPath) ?? [])] });
    });
}

/** The flags as commander hands them over: texts, lists of texts, booleans. */
export interface AnalyzeFlags {
  readonly threshold: string;
  readonly taskIds?: string[];
  readonly trials?: string[];
  readonly maxNumFailedResults?: string;
  readonly sample?: string;
  readonly seed?: string;
  readonly where?: string;
  readonly includePassed?: boolean;
  readonly resultsPath?: string[];
  readonly formatIn?: string;
  readonly messagesAt?: string;
  readonly env?: string;
  readonly dataset?: string;
  readonly groundTruth?: string;
  readonly taskSplit?: string;
  readonly judge: string;
  readonly model?: string;
  readonly modelProvider?: string;
  readonly platform?: string;
  readonly baseUrl?: string;
  readonly temperature?: string;
  readonly maxConcurrency: string;
  readonly dryRun?: boolean;
  readonly output: string;
  readonly outputPath?: string;
  readonly csv?: string;
  readonly format?: string;
  readonly compat?: string;
}
