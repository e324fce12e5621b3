import { Command } from 'commander';

const checkExamples = `
Examples:
  tau-triage data check data/                        every built-in data set
  tau-triage data check my-data --env retail         one domain of a folder of data sets
  tau-triage data check data/retail --format json    hashes of the end states, failing calls, do-nothing passes

Exit codes: 0 clean, 1 defects were found.`;

const generateExamples = `
Examples:
  tau-triage data generate --env retail                          the built-in database again, byte for byte
  tau-triage data generate --env airline --seed 7 --scale 0.1    another one, a tenth of the size
  tau-triage data generate --env retail --tasks --output mine    with tasks that were replayed on it`;

const listExamples = `
Examples:
  tau-triage data list                           the built-in data sets
  tau-triage data list my-data --format json     those of a folder, for programs`;

const importExamples = `
Examples:
  tau-triage data import tau-bench ../tau-bench --output tau-bench-data    every domain of a clone
  tau-triage data check tau-bench-data                                     and what is wrong with its tasks`;

const print = (text: string) => process.stdout.write(`${text}\n`);

/** `tau-triage data`: work on data sets. */
export function dataCommand(): Command {
  return new Command('data')
    .description('Data sets: policy, database and tasks of a domain.')
    .addCommand(listCommand())
    .addCommand(checkCommand())
    .addCommand(generateCommand())
    .addCommand(importCommand());
}

function listCommand(): Command {
  return new Command('list')
    .description('What data sets there are: records, tasks, policy, hash.')
    .argument('[folder]', 'folder of a data set, or of several by domain (default: the built-in ones)')
    .option('--format <name>', 'table or json', 'table')
    .addHelpText('after', listExamples)
    .action(async (folder: string | undefined, flags: { format: string }) => {
      const [{ dataList }, { parseChoice }] = await Promise.all([
        import('./run.ts'),
        import('../../options/parse-texts.ts'),
      ]);
      dataList({ folder, format: parseChoice(flags.format, '--format', ['table', 'json']), print });
    });
}

function checkCommand(): Command {
  return new Command('check')
    .description(
      'Prove a data set: run every ground truth, look for writes that fail, change nothing, or exchange a thing for itself.',
    )
    .argument('<dataset>', 'folder of a data set, or of several by domain')
    .option('--env <domain>', 'only this domain')
    .option('--task-split <name>', 'only this split (default: all)')
    .option('--format <name>', 'table or json', 'table')
    .addHelpText('after', checkExamples)
    .action(async (dataset: string, flags: { env?: string; taskSplit?: string; format: string }) => {
      const [{ dataCheck }, { parseChoice }] = await Promise.all([
        import('../check/run.ts'),
        import('../../options/parse-texts.ts'),
      ]);
      const problems = dataCheck({
        dataset,
        env: flags.env,
        taskSplit: flags.taskSplit,
        format: parseChoice(flags.format, '--format', ['table', 'json']),
        print,
      });
      process.exitCode = problems > 0 ? 1 : 0;
    });
}

interface GenerateFlags {
  readonly env: string;
  readonly seed?: string;
  readonly scale?: string;
  readonly output?: string;
  readonly tasks?: true;
  readonly force?: true;
}

function generateCommand(): Command {
  return new Command('generate')
    .description('Make a database, and tasks on it, from a seed: the same seed makes the same bytes.')
    .requiredOption('--env <domain>', 'the domain')
    .option('--seed <number>', 'seed (default: that of the built-in data)')
    .option('--scale <factor>', 'size against the built-in data (default: 1)')
    .option('--output <folder>', 'where to (default: generated/<domain>)')
    .option('--tasks', 'make tasks as well')
    .option('--force', 'write into a folder that is not empty; what is not made stays there')
    .addHelpText('after', generateExamples)
    .action(async ({ env, seed, scale, output, tasks, force }: GenerateFlags) => {
      const [{ dataGenerate }, { parseInteger, parseNumber }] = await Promise.all([
        import('../generate/run.ts'),
        import('../../options/parse-texts.ts'),
      ]);
      dataGenerate({
        env,
        seed: seed === undefined ? undefined : parseInteger(seed, '--seed'),
        scale: scale === undefined ? undefined : parseNumber(scale, '--scale'),
        output,
        tasks: tasks ?? false,
        force: force ?? false,
        print,
      });
    });
}

function importCommand(): Command {
  return new Command('import')
    .description("Turn a clone of tau-bench's repository into data sets. Its Python source is read, not run.")
    .argument('<source>', 'whose layout: tau-bench')
    .argument('<checkout>', 'folder of the clone')
    .requiredOption('--output <folder>', 'where to: a folder for each domain')
    .option('--env <domain>', 'only this domain')
    .option('--force', 'write into a folder that is not empty')
    .addHelpText('after', importExamples)
    .action(async (source: string, checkout: string, flags: { output: string; env?: string; force?: true }) => {
      const [{ dataImport }, { parseChoice }] = await Promise.all([
        import('../import/run.ts'),
        import('../../options/parse-texts.ts'),
      ]);
      parseChoice(source, 'data import', ['tau-bench']);
      dataImport({ checkout, output: flags.output, env: flags.env, force: flags.force ?? false, print });
    });
}
