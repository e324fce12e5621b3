import type { AuditedDataset, AuditedTask } from './audited.ts';
import type { Problem } from './problem.ts';

/** What is wrong with required outputs: they can be said without having done anything, or nobody would say them that way. */
export function outputProblems(options: {
  readonly dataset: Pick<AuditedDataset, 'policy'>;
  readonly task: Pick<AuditedTask, 'instruction' | 'outputs'>;
}): Problem[] {
  const { dataset, task } = options;
  return task.outputs.flatMap((output) => {
    const named = `Output ${JSON.stringify(output)}`;
    const about = { action: null, values: [output] };
    const form = oddForm(output);
    const problems: Problem[] = [];
    if (standsIn(dataset.policy, output)) {
      problems.push({ kind: 'output_in_policy', text: `${named} stands in the policy.`, ...about });
    }
    if (standsIn(task.instruction ?? '', output)) {
      problems.push({ kind: 'output_in_instruction', text: `${named} stands in the instruction.`, ...about });
    }
    if (form !== null) {
      problems.push({ kind: 'output_form', text: `${named} is a form in which nobody says it: ${form}.`, ...about });
    }
    return problems;
  });
}

/** An output that stands in a text as a word of its own could be said without having done anything. */
function standsIn(text: string, output: string): boolean {
  const escaped = output.toLowerCase().replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\w.])${escaped}(?![\\w]|\\.\\d)`).test(text.toLowerCase().replaceAll(',', ''));
}

/** How a number would be said instead, as the grader looks for the very text; null where it is said as it stands. */
function oddForm(output: string): string | null {
  const text = output.trim();
  if (/^[-\u2212]\s?\$?\d/.test(text)) {
    return 'an amount is called a refund or a saving, not a negative number';
  }
  if (/^(USD|EUR|GBP)\s?\d/i.test(text) || /\d\s?(USD|EUR|GBP)$/i.test(text)) {
    return 'dollars are said with a sign or as a word';
  }
  if (/^\$?\d+\.0+$/.test(text)) {
    return 'a whole amount is mostly said without cents';
  }
  return null;
}
