import { Command } from 'commander';

const examples = `
Examples:
  tau-triage explain results/run.findings.jsonl 7.0.3fa09b21c4de    by trajectory id
  tau-triage explain results/run.findings.jsonl 7                   by task (and 7.2 for its trial 2)
  tau-triage explain results/run.findings.jsonl 7 | less

The results file is looked for where it was analysed, then beside the findings.`;

/** `tau-triage explain`: one failure as a page. */
export function explainCommand(): Command {
  return new Command('explain')
    .description(
      'One failure as a readable page: verdict, proof, expected and actual calls, state difference, cited turns.',
    )
    .argument('<findings>', 'a findings file')
    .argument('<trajectory>', 'id of the trajectory, or task, or task.trial')
    .addHelpText('after', examples)
    .action(async (findings: string, trajectory: string) => {
      const { explain } = await import('./run.ts');
      process.exitCode = await explain({ path: findings, wanted: trajectory });
    });
}
