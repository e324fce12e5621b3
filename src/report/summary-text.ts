import { type FaultAuthor, faultAuthorSchema } from '../records/fault.ts';
import type { Finding } from '../records/finding.ts';
import { counted } from '../text/counted.ts';
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
  const counts = { judged: 0, errors: 0, tested: 0, proven: 0, single: 0, unfit: 0, unplayable: 0 };
  return {
    add: (finding) => {
      const { status, author, type, domain, task_id, counterfactual } = finding;
      if (status === 'error') {
        counts.errors += 1;
        return;
      }
      counts.judged += 1;
      count(authors, author ?? 'undetermined');
      count(types, type ?? 'undetermined');
      count(tasks, sanitiseLine(`${domain ?? 'task'} ${task_id ?? '?'}`));
      const hindrance = hindranceOf(finding);
      if (hindrance) counts[hindrance] += 1;
      if (!counterfactual || counterfactual.proven === null) return;
      counts.tested += 1;
      if (!counterfactual.proven) return;
      counts.proven += 1;
      if (counterfactual.edits.length === 1) counts.single += 1;
    },
    text: () => {
      const { judged, errors, tested, proven, single, unfit, unplayable } = counts;
      const unread = errors > 0 ? `; ${errors} could not be read or judged` : '';
      const lines = [`Judged ${counted(judged, 'run')}${unread}.`];
      if (judged === 0) return lines.join('\n');
      lines.push('', 'Whose fault:');
      for (const author of faultAuthorSchema.options) {
        const number = authors.get(author) ?? 0;
        if (number > 0) lines.push(share(`${marks[author]} ${author}`, number, judged));
      }
      lines.push('', 'Which fault:');
      for (const [type, number] of byCount(types)) lines.push(share(type, number, judged));
      if (tested > 0) {
        const shares = `${proven} of ${counted(tested, 'verdict')} that could be replayed (${percent(proven, tested)})`;
        lines.push('', `Proven by replay: ${shares}, ${single} of them by a single edit (${percent(single, tested)}).`);
      }
      if (unfit + unplayable > 0) {
        if (tested === 0) lines.push('');
        lines.push(notReplayed({ unfit, unplayable, judged }));
      }
      lines.push('', worstTasks(tasks));
      return lines.join('\n');
    },
  };
}

/** Why a run could not be replayed: it fits no data set, or it brings nothing to replay against. */
function hindranceOf({ dataset_hash, evidence }: Finding): 'unfit' | 'unplayable' | null {
  if (dataset_hash === null) return 'unfit';
  const refusal = evidence.find(({ rule }) => rule === 'not_replayed');
  return refusal === undefined ? null : refusal.detail?.['kind'] === 'unfit' ? 'unfit' : 'unplayable';
}

function notReplayed({
  unfit,
  unplayable,
  judged,
}: {
  readonly unfit: number;
  readonly unplayable: number;
  readonly judged: number;
}): string {
  const reasons = [
    ...(unfit > 0
      ? [
          `${unfit} of ${counted(judged, 'run')}, which ${unfit === 1 ? 'fits' : 'fit'} no data set at hand; --dataset names theirs`,
        ]
      : []),
    ...(unplayable > 0
      ? [
          `${unplayable} of ${counted(judged, 'run')}, which ${unplayable === 1 ? 'has' : 'have'} no ground truth or no messages`,
        ]
      : []),
  ];
  return `Not replayed: ${reasons.join('; ')}.`;
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
  if (counts.size === 1 && tasks.length === 0) return '1 task failed, once.';
  if (tasks.length === 0) return `${counts.size} tasks failed, none of them more than once.`;
  const shown = tasks.slice(0, 8).map(([task, number]) => `${task} (${number})`);
  const more = tasks.length > shown.length ? ` and ${tasks.length - shown.length} more` : '';
  return `${counted(counts.size, 'task')} failed; more than once: ${shown.join(', ')}${more}.`;
}
