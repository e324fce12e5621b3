import { Command } from 'commander';
import { packageVersion } from '../../records/package-version.ts';
import type { Context } from '../context/context.ts';
import { buildCommand } from '../options/build-command.ts';
import type { CommandGroup, CommandRow, CommandTable } from './command-row.ts';

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

/** What the line asked for: starts the work and gives the exit code. */
export type Start = () => Promise<number>;

/** The program for commander. Only the command that the line names is loaded; `onStart` gets what it asks for. */
export async function buildProgram({
  words,
  table,
  context,
  onStart,
}: {
  readonly words: readonly string[];
  readonly table: CommandTable;
  readonly context: Context;
  readonly onStart: (start: Start) => void;
}): Promise<Command> {
  const program = new Command('tau-triage')
    .description(
      'Says why an agent failed a benchmark task: whose fault it was, which fault, at which step, and what proves it.',
    )
    .version(packageVersion(), '-V, --version', 'print the version')
    .option('--debug', 'tell too where in the program an error arose')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show help for a command')
    .addHelpText('after', examples);
  const load = async ({ load: loadRow, summary }: CommandRow) => {
    const { definition, start } = await loadRow();
    return buildCommand({ definition, onCall: (given) => onStart(() => start(given, context)) }).summary(summary);
  };
  const name = words[0] === 'help' ? words[1] : words.find((word) => !word.startsWith('-'));
  for (const [candidate, row] of Object.entries(table)) {
    if (candidate !== name) {
      program.addCommand(new Command(candidate).summary(row.summary));
    } else {
      program.addCommand('commands' in row ? await loadGroup(candidate, row, load) : await load(row));
    }
  }
  settle({ command: program, name: program.name(), context });
  return program;
}

async function loadGroup(
  name: string,
  { summary, description, commands }: CommandGroup,
  load: (row: CommandRow) => Promise<Command>,
): Promise<Command> {
  const group = new Command(name).summary(summary).description(description);
  for (const row of Object.values(commands)) {
    group.addCommand(await load(row));
  }
  return group;
}

/** Commander writes to our streams, and throws where it would end the process. */
function settle({
  command,
  name,
  context: { out, err },
}: {
  readonly command: Command;
  readonly name: string;
  readonly context: Pick<Context, 'out' | 'err'>;
}): void {
  command
    .exitOverride()
    .showHelpAfterError(`(${name} --help shows what there is)`)
    .configureOutput({
      writeOut: out.text,
      writeErr: err.text,
      getOutHelpWidth: () => (out.isTerminal ? out.width() : 80),
      getErrHelpWidth: () => (err.isTerminal ? err.width() : 80),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    });
  for (const child of command.commands) {
    settle({ command: child, name: `${name} ${child.name()}`, context: { out, err } });
  }
}
