import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';

const examples = `
Examples:
  tau-triage demo                    analyse, print, and open the browser in a terminal
  tau-triage demo --no-browse        only print`;

/** `tau-triage demo`: the whole way on the recorded runs, without a key. */
export function demoCommand(): Command {
  return new Command('demo')
    .description('Analyse the recorded runs that come with this package, then look at the findings.')
    .option('-o, --output <folder>', 'where the findings go', 'results')
    .option('--no-browse', 'do not open the browser at the end')
    .addHelpText('after', examples)
    .action(async ({ output, browse: wanted }: { output: string; browse: boolean }) => {
      const { analyzeAndPrint } = await import('../analyze/run.ts');
      const recorded =
        relative(process.cwd(), fileURLToPath(new URL('../../historical_trajectories/', import.meta.url))) || '.';
      const { result, exitCode } = await analyzeAndPrint({
        paths: [recorded],
        threshold: '0.001',
        judge: 'rules',
        maxConcurrency: '1',
        output,
        csv: `${output}/findings.csv`,
      });
      process.exitCode = exitCode;
      if (!wanted || !result || !process.stdout.isTTY || !process.stdin.isTTY || process.env['CI']) return;
      const { browse } = await import('../browse/run.ts');
      await browse({ paths: result.files.map(({ findingsPath }) => findingsPath), ascii: false });
    });
}
