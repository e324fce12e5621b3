import { z } from 'zod';
import type { FaultAuthor } from '../fault.ts';
import { issueText } from '../issue-text.ts';
import { agentrxCategory, typeOfCategory } from './agentrx-category.ts';
import type { ReferenceLabel } from './reference-label.ts';

const nameSchema = z.union([z.string(), z.number()]);

const failureSchema = z.object({
  failure_id: nameSchema,
  step_number: z.number().int().min(1),
  failure_category: z.string(),
  step_reason: z.string().nullish(),
  failed_agent: z.string().nullish(),
});

/** One entry of an AgentRx label file: every failure of a run, and which of them is the root cause. */
export const agentrxEntrySchema = z.object({
  trajectory_id: nameSchema,
  failures: z.array(failureSchema),
  root_cause: z.object({ failure_id: nameSchema, reason_for_root_cause: z.string().nullish() }),
});

type AgentrxEntry = z.infer<typeof agentrxEntrySchema>;

/**
 * Labels of AgentRx: `trajectory_id` is the task, steps count from 1 over all messages, and the label is the failure
 * that `root_cause` names. An entry that cannot be read becomes a problem.
 */
export function agentrxLabels({
  entries,
  file,
  annotator,
}: {
  readonly entries: readonly unknown[];
  readonly file: string;
  readonly annotator: string;
}): { readonly labels: readonly ReferenceLabel[]; readonly problems: readonly string[] } {
  const labels: ReferenceLabel[] = [];
  const problems: string[] = [];
  for (const [index, entry] of entries.entries()) {
    const where = `${file}, entry ${index}`;
    const parsed = agentrxEntrySchema.safeParse(entry);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      problems.push(
        `${where}: field \`${issue?.path.join('.') || 'entry'}\` is not as AgentRx has it: ${issueText(issue, 'unknown shape')}. The entry is left out.`,
      );
      continue;
    }
    const label = rootLabel({ entry: parsed.data, annotator });
    if (label) {
      labels.push(label);
    } else {
      problems.push(
        `${where}: root_cause.failure_id is ${JSON.stringify(parsed.data.root_cause.failure_id)}, which is none of its failures. The entry is left out.`,
      );
    }
  }
  return { labels, problems };
}

function rootLabel({ entry, annotator }: { readonly entry: AgentrxEntry; readonly annotator: string }) {
  const isRoot = ({ failure_id }: { readonly failure_id: string | number }) =>
    String(failure_id) === String(entry.root_cause.failure_id);
  const root = entry.failures.find(isRoot);
  if (!root) {
    return null;
  }
  const category = agentrxCategory(root.failure_category);
  return {
    trajectory: null,
    task_id: entry.trajectory_id,
    trial: null,
    annotator,
    author: authorOf(root.failed_agent ?? null),
    type: typeOfCategory(category),
    step: root.step_number - 1,
    comment: root.step_reason ?? entry.root_cause.reason_for_root_cause ?? null,
    file: null,
    category,
    category_text: root.failure_category,
    other_steps: entry.failures.filter((failure) => !isRoot(failure)).map(({ step_number }) => step_number - 1),
  } satisfies ReferenceLabel;
}

const authors: Readonly<Record<string, FaultAuthor>> = {
  assistant: 'agent',
  agent: 'agent',
  user: 'user',
  tool: 'environment',
  environment: 'environment',
  system: 'environment',
};

function authorOf(failedAgent: string | null): FaultAuthor | null {
  return authors[failedAgent?.trim().toLowerCase() ?? ''] ?? null;
}
