import { issueText } from '../issue-text.ts';
import { labelSchema } from '../label.ts';
import type { ReferenceLabel } from './reference-label.ts';

/** Our own label records, one JSON object each. A row that cannot be read becomes a problem. */
export function labelLines({
  rows,
  file,
}: {
  readonly rows: readonly { readonly line: number; readonly value: unknown }[];
  readonly file: string;
}): { readonly labels: readonly ReferenceLabel[]; readonly problems: readonly string[] } {
  const labels: ReferenceLabel[] = [];
  const problems: string[] = [];
  for (const { line, value } of rows) {
    const parsed = labelSchema.safeParse(value);
    const issue = parsed.error?.issues[0];
    if (!parsed.success) {
      problems.push(
        `${file}, line ${line}: field \`${issue?.path.join('.') || 'label'}\` is not as a label has it: ${issueText(issue, 'unknown shape')}. The line is left out.`,
      );
    } else if (parsed.data.trajectory === null && parsed.data.task_id === null) {
      problems.push(`${file}, line ${line}: names no run, neither by trajectory nor by task_id. The line is left out.`);
    } else {
      labels.push({ ...parsed.data, category: null, category_text: null, other_steps: [] });
    }
  }
  return { labels, problems };
}
