import { pathArgument, wordArgument } from '../options/argument.ts';
import { defineCommand, type RequestOf } from '../options/command-definition.ts';
import { text, toggle } from '../options/kinds.ts';

const examples = `
Examples:
  tau-triage explain results/run.findings.jsonl 7.0.3fa09b21c4de    by trajectory id
  tau-triage explain results/run.findings.jsonl 7                   by task (and 7.2 for its trial 2)
  tau-triage explain results/run.findings.jsonl 7 | less
  tau-triage explain results/run.findings.jsonl 7 --reply           a model's reasons, its reply, tokens and cost

The results file is looked for where it was analysed, then beside the findings.`;

/** `tau-triage explain`: one failure as a page. */
export const explainCommand = defineCommand({
  name: 'explain',
  description:
    'One failure as a readable page: verdict, proof, expected and actual calls, state difference, cited turns.',
  arguments: {
    findings: pathArgument('<findings>', 'a findings file'),
    trajectory: wordArgument('<trajectory>', 'id of the trajectory, or task, or task.trial'),
  },
  options: {
    'What to print:': {
      by: text({ value: '<judge>', text: 'the verdict of this judge (default: the best that judged the run)' }),
      reply: toggle({ text: 'print what models replied when they judged it, instead of the page' }),
    },
  },
  examples,
});

/** What `tau-triage explain` is asked for. */
export type ExplainRequest = RequestOf<typeof explainCommand>;
