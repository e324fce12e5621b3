#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { packageVersion } from './commands/context/package-version.ts';

/** Every command: what it does in a line, and the file that knows the rest. */
const commands: Readonly<Record<string, { readonly summary: string; readonly load: () => Promise<Command> }>> = {
  analyze: {
    summary: 'judge the failed runs of results files: whose fault, which fault, at which step',
    load: async () => (await import('./commands/analyze/command.ts')).analyzeCommand(),
  },
  browse: {
    summary: 'look at findings and their runs in the terminal',
    load: async () => (await import('./commands/browse/command.ts')).browseCommand(),
  },
  data: {
    summary: 'list, check, generate and import data sets',
    load: async () => (await import('./commands/data/list/command.ts')).dataCommand(),
  },
  demo: {
    summary: 'analyse the recorded runs that come with this package',
    load: async () => (await import('./commands/demo/command.ts')).demoCommand(),
  },
  doctor: {
    summary: 'check what a run needs: data sets, keys, servers',
    load: async () => (await import('./commands/doctor/command.ts')).doctorCommand(),
  },
  explain: {
    summary: 'one failure as a page: verdict, proof, calls, state, cited turns',
    load: async () => (await import('./commands/explain/command.ts')).explainCommand(),
  },
  metrics: {
    summary: 'average reward and pass^k of results files',
    load: async () => (await import('./commands/metrics/command.ts')).metricsCommand(),
  },
  run: {
    summary: 'let an agent serve simulated users in the tasks of a data set',
    load: async () => (await import('./commands/run/command.ts')).runCommand(),
  },
  score: {
    summary: 'measure findings against labels',
    load: async () => (await import('./commands/score/command.ts')).scoreCommand(),
  },
};

const examples = `
Examples:
  tau-triage demo                                            try it on the recorded runs
  tau-triage run --env retail --model gpt-4o --dry-run       what a run would take; without --dry-run, the run
  tau-triage analyze results/*.json --csv findings.csv       judge by rules, free and offline
  tau-triage analyze run.json --judge llm --model gpt-4o     judge with a model
  tau-triage browse results/run.findings.jsonl               look at the findings
  tau-triage score results/run.findings.jsonl labels.json    measure them against labels

Exit codes: 0 done, 1 failed, 2 wrong use, 3 finished with error rows, 4 a --fail-on gate did not hold,
130 interrupted (what was done is kept).`;

async function main(words: readonly string[]): Promise<void> {
  const program = new Command('tau-triage')
    .description(
      'Says why an agent failed a benchmark task: whose fault it was, which fault, at which step, and what proves it.',
    )
    .version(packageVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show help for a command')
    .addHelpText('after', examples);
  const name = words[0] === 'help' ? words[1] : words.find((word) => !word.startsWith('-'));
  for (const [candidate, { summary, load }] of Object.entries(commands)) {
    program.addCommand(candidate === name ? (await load()).summary(summary) : new Command(candidate).summary(summary));
  }
  overrideExits(program);
  await program.parseAsync([...words], { from: 'user' });
}

function overrideExits(command: Command, name = command.name()): void {
  command.exitOverride().showHelpAfterError(`(${name} --help shows what there is)`);
  for (const child of command.commands) overrideExits(child, `${name} ${child.name()}`);
}

// A reader that has seen enough (`| head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else {
    // A server's own words may stand in it.
    const [{ sanitise }, { explainError }] = await Promise.all([
      import('./text/sanitise.ts'),
      import('./commands/errors/explain-error.ts'),
    ]);
    process.stderr.write(`tau-triage: ${sanitise(explainError(error))}\n`);
    process.exitCode = error instanceof Error && error.name === 'UsageError' ? 2 : 1;
  }
}
