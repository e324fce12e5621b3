import { Command } from 'commander';

const examples = `
Examples:
  tau-triage browse results/run.findings.jsonl     list and detail of one analysis
  tau-triage browse results/                       every findings file of a folder
  tau-triage browse run.findings.jsonl | head      not a terminal: a plain table

Inside, ? shows the keys of the view you are in. Exit codes: 0 done, 3 the table holds rows that were not judged or lines
that were not read.`;

/** `tau-triage browse`: its flags. */
export function browseCommand(): Command {
  return new Command('browse')
    .description('Look at findings and at the runs behind them in the terminal; prints a table where there is none.')
    .argument('[findings...]', 'findings files, or folders of them (default: results)')
    .option('--ascii', 'draw with ASCII characters alone')
    .addHelpText('after', examples)
    .action(async (paths: string[], flags: { readonly ascii?: boolean }) => {
      const { browse } = await import('./run.ts');
      process.exitCode = await browse({ paths, ascii: flags.ascii === true });
    });
}
