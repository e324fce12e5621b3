import { createHash } from 'node:crypto';
import { type CaseOptions, caseParts, plain, policyOf } from './case-parts.ts';

/**
 * The case as the model reads it. The policy stands first under a mark of its own, so that what is sent begins with the same bytes for
 * every run of a domain and a provider's cache of prefixes holds. The rest stands between marks that no text in it can forge; each
 * message begins with the mark as well, so that a message that quotes another one's header stays one message.
 */
export function caseText(options: Omit<CaseOptions, 'mark'> & { readonly leftOut?: string | null }): string {
  const policy = plain(policyOf(options.input) ?? 'not in the file');
  const { task_id, trial, id } = options.input.file.trajectory;
  const draft = caseParts({ ...options, mark: '' });
  const mark = hashOf([id, task_id, trial, draft]);
  const parts = caseParts({ ...options, mark });
  return [
    section({ title: 'policy', text: policy, mark: hashOf(policy) }),
    ...(options.leftOut ? [`(${options.leftOut})`] : []),
    ...parts.map((part) => section({ ...part, mark })),
  ].join('\n\n');
}

function section({ title, text, mark }: { readonly title: string; readonly text: string; readonly mark: string }) {
  return `<<${mark} ${title}>>\n${text}\n<<${mark} end of ${title}>>`;
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 12);
}
