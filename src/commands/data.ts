import { Command } from 'commander';

const examples = `
Examples:
  tau-triage data check data/                        every built-in data set
  tau-triage data check my-data --env retail         one domain of a folder of data sets
  tau-triage data check data/retail --format json    hashes of the end states, failing calls, do-nothing passes

Exit codes: 0 clean, 1 defects were found.`;

/** `tau-triage data`: work on data sets. */
export function dataCommand(): Command {
  const check = new Command('check')
    .description(
      'Prove a data set: run every ground truth, look for writes that fail, change nothing, or exchange a thing for itself.',
    )
    .argument('<dataset>', 'folder of a data set, or of several by domain')
    .option('--env <domain>', 'only this domain')
    .option('--task-split <name>', 'only this split (default: all)')
    .option('--format <name>', 'table or json', 'table')
    .addHelpText('after', examples)
    .action(async (dataset: string, flags: { env?: string; taskSplit?: string; format: string }) => {
      const [{ dataCheck }, { parseChoice }] = await Promise.all([
        import('./data-check.ts'),
        import('./parse-options.ts'),
      ]);
      const problems = dataCheck({
        dataset,
        env: flags.env,
        taskSplit: flags.taskSplit,
        format: parseChoice(flags.format, '--format', ['table', 'json']),
        print: (text) => process.stdout.write(`${text}\n`),
      });
      process.exitCode = problems > 0 ? 1 : 0;
    });
  return new Command('data')
    .description('Check data sets: policy, database and tasks of a domain.')
    .addCommand(check)
    .addHelpText('after', `\n${examples.trim().split('\n\n')[0]}`);
}
