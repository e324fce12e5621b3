import { type FaultAuthor, faultAuthorSchema } from '../records/fault.ts';
import type { Finding } from '../records/finding.ts';
import { sanitiseLine } from '../text/sanitise.ts';

/** How findings are spread over authors, types and tasks, as a few lines for a reader. Errors are told apart from verdicts. */
export function summaryText(findings: readonly Finding[]): string {
  const judged = findings.filter(({ status }) => status === 'judged');
  const errors = findings.length - judged.length;
  const lines: string[] = [];
  lines.push(
    `Judged ${judged.length} ${judged.length === 1 ? 'run' : 'runs'}${errors > 0 ? `; ${errors} could not be read or judged` : ''}.`,
  );
  if (judged.length === 0) return lines.join('\n');
  lines.push('', 'Whose fault:');
  for (const author of faultAuthorSchema.options) {
    const count = judged.filter((finding) => finding.author === author).length;
    if (count > 0) lines.push(share(`${marks[author]} ${author}`, count, judged.length));
  }
  lines.push('', 'Which fault:');
  for (const [type, count] of tally(judged.map(({ type }) => type ?? 'undetermined')))
    lines.push(share(type, count, judged.length));
  const proofs = judged.filter(({ counterfactual }) => counterfactual && counterfactual.proven !== null);
  if (proofs.length > 0) {
    const proven = proofs.filter(({ counterfactual }) => counterfactual?.proven).length;
    lines.push(
      '',
      `Proven by replay: ${proven} of ${proofs.length} verdicts that a world could test (${percent(proven, proofs.length)}).`,
    );
  }
  lines.push('', `Tasks that failed most: ${worstTasks(judged)}`);
  return lines.join('\n');
}

const marks: Readonly<Record<FaultAuthor, string>> = { agent: 'x', user: '!', environment: '~', undetermined: '?' };

function share(name: string, count: number, total: number): string {
  return `  ${name.padEnd(26)} ${String(count).padStart(5)}  ${percent(count, total).padStart(6)}`;
}

function percent(count: number, total: number): string {
  return `${((100 * count) / total).toFixed(1)}%`;
}

function tally(values: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || a.localeCompare(b));
}

function worstTasks(judged: readonly Finding[]): string {
  const tasks = tally(judged.map(({ domain, task_id }) => sanitiseLine(`${domain ?? 'task'} ${task_id ?? '?'}`)));
  const shown = tasks.slice(0, 8).map(([task, count]) => `${task} (${count})`);
  return tasks.length > shown.length
    ? `${shown.join(', ')} and ${tasks.length - shown.length} more.`
    : `${shown.join(', ')}.`;
}
