import { type FaultAuthor, faultAuthorSchema } from '../records/fault.ts';
import type { Finding } from '../records/finding.ts';
import { sanitiseLine } from '../text/sanitise.ts';

/** How findings are spread over authors, types and tasks; filled one finding at a time. */
export interface Summary {
  add(finding: Finding): void;
  /** A few lines for a reader. Errors are told apart from verdicts. */
  text(): string;
}

/** An empty summary. It keeps counts, not findings. */
export function createSummary(): Summary {
  const authors = new Map<string, number>();
  const types = new Map<string, number>();
  const tasks = new Map<string, number>();
  const counts = { judged: 0, errors: 0, tested: 0, proven: 0, single: 0 };
  return {
    add: ({ status, author, type, domain, task_id, counterfactual }) => {
      if (status === 'error') {
        counts.errors += 1;
        return;
      }
      counts.judged += 1;
      count(authors, author ?? 'undetermined');
      count(types, type ?? 'undetermined');
      count(tasks, sanitiseLine(`${domain ?? 'task'} ${task_id ?? '?'}`));
      if (!counterfactual || counterfactual.proven === null) return;
      counts.tested += 1;
      if (!counterfactual.proven) return;
      counts.proven += 1;
      if (counterfactual.edits.length === 1) counts.single += 1;
    },
    text: () => {
      const { judged, errors, tested, proven, single } = counts;
      const unread = errors > 0 ? `; ${errors} could not be read or judged` : '';
      const lines = [`Judged ${judged} ${judged === 1 ? 'run' : 'runs'}${unread}.`];
      if (judged === 0) return lines.join('\n');
      lines.push('', 'Whose fault:');
      for (const author of faultAuthorSchema.options) {
        const number = authors.get(author) ?? 0;
        if (number > 0) lines.push(share(`${marks[author]} ${author}`, number, judged));
      }
      lines.push('', 'Which fault:');
      for (const [type, number] of byCount(types)) lines.push(share(type, number, judged));
      if (tested > 0) {
        const shares = `${proven} of ${tested} verdicts that a world could test (${percent(proven, tested)})`;
        lines.push('', `Proven by replay: ${shares}, ${single} of them by a single edit (${percent(single, tested)}).`);
      }
      lines.push('', worstTasks(tasks));
      return lines.join('\n');
    },
  };
}

const marks: Readonly<Record<FaultAuthor, string>> = { agent: 'x', user: '!', environment: '~', undetermined: '?' };

function share(name: string, count: number, total: number): string {
  return `  ${name.padEnd(26)} ${String(count).padStart(5)}  ${percent(count, total).padStart(6)}`;
}

function percent(count: number, total: number): string {
  return `${((100 * count) / total).toFixed(1)}%`;
}

function count(counts: Map<string, number>, value: string): void {
  counts.set(value, (counts.get(value) ?? 0) + 1);
}

function byCount(counts: ReadonlyMap<string, number>): [string, number][] {
  return [...counts].sort(([a, x], [b, y]) => y - x || a.localeCompare(b));
}

function worstTasks(counts: ReadonlyMap<string, number>): string {
  const tasks = byCount(counts).filter(([, number]) => number > 1);
  if (tasks.length === 0) return `${counts.size} tasks failed, none of them more than once.`;
  const shown = tasks.slice(0, 8).map(([task, number]) => `${task} (${number})`);
  const more = tasks.length > shown.length ? ` and ${tasks.length - shown.length} more` : '';
  return `${counts.size} tasks failed; more than once: ${shown.join(', ')}${more}.`;
}
