import { type FaultAuthor, faultAuthorSchema } from '../records/fault.ts';
import type { Finding } from '../records/finding.ts';
import { type ProofReason, proofNames } from '../records/proof.ts';
import { counted } from '../text/counted.ts';
import { proofReasonWords, proofWords } from './proof-words.ts';
import { countFinding, emptyCounts, type StatusName, type SummaryCounts, statusNames } from './summary-counts.ts';

/** How findings are spread over authors, types, proofs and tasks; filled one finding at a time. */
export interface Summary {
  add(finding: Finding): void;
  /** A few lines for a reader. Errors are told apart from verdicts, and runs that passed from failures. */
  text(): string;
}

/** An empty summary. It keeps counts, not findings. */
export function createSummary(): Summary {
  const counts = emptyCounts();
  return {
    add: (finding) => countFinding(counts, finding),
    text: () =>
      [judgedLines, authorLines, typeLines, proofLines, passingLines, taskLines]
        .map((section) => section(counts).join('\n'))
        .filter((section) => section !== '')
        .join('\n\n'),
  };
}

function judgedLines({ failed, passed, errors }: SummaryCounts): string[] {
  const unread = errors > 0 ? `; ${errors} could not be read or judged` : '';
  const judged = counted(failed + passed, 'run');
  if (passed === 0) {
    return [`Judged ${judged}${unread}.`];
  }
  const outcome = failed === 0 ? (passed === 1 ? 'it passed' : 'all passed') : `${failed} failed, ${passed} passed`;
  return [`Judged ${judged}: ${outcome}${unread}.`];
}

/** Authors of the failures with their shares, and beside each how many of the verdicts are how certain. */
function authorLines({ authors, failed }: SummaryCounts): string[] {
  if (failed === 0) {
    return [];
  }
  const totals = new Map(statusNames.map((status) => [status, sum(authors.values(), status)]));
  const columns = statusNames.filter((status) => (totals.get(status) ?? 0) > 0);
  const rows = faultAuthorSchema.options.flatMap((author) => {
    const within = authors.get(author);
    if (within === undefined) {
      return [];
    }
    const total = [...within.values()].reduce((one, other) => one + other, 0);
    const cells = columns.map((status) => String(within.get(status) ?? 0).padStart(width(status)));
    return [`${share(`${signs[author]} ${author}`, total, failed)}${cells.join('')}`];
  });
  const told = statusNames.filter((status) => status !== 'untold' || (totals.get(status) ?? 0) > 0);
  return [
    `${'Whose fault:'.padEnd(shareWidth)}${columns.map((status) => statusTitles[status].padStart(width(status))).join('')}`,
    ...rows,
    `Who did it: ${told.map((status) => `${statusTitles[status]} ${totals.get(status) ?? 0}`).join(', ')}.`,
  ];
}

function typeLines({ types, failed }: SummaryCounts): string[] {
  return failed === 0 ? [] : ['Which fault:', ...byCount(types).map(([type, number]) => share(type, number, failed))];
}

/** The parts add up to all failures that were judged. */
function proofLines({ proofs, reasons, failed }: SummaryCounts): string[] {
  if (failed === 0) {
    return [];
  }
  const lines = proofNames.flatMap((name) => {
    const number = proofs.get(name) ?? 0;
    const why = byCount<ProofReason>(reasons.get(name) ?? new Map()).map(
      ([reason, times]) => `${reasonIndent}${times}: ${proofReasonWords[reason]}`,
    );
    return number === 0 ? [] : [share(proofWords[name], number, failed), ...why];
  });
  return ['Proven by replay, which says what the reward hangs on and not who caused it:', ...lines];
}

const reasonIndent = ' '.repeat(6);

function passingLines({ passed, clean, alarms }: SummaryCounts): string[] {
  if (passed === 0) {
    return [];
  }
  const harmless = passed - clean - alarms;
  const parts = [
    `no fault was found in ${clean}`,
    ...(harmless > 0 ? [`${harmless} ${harmless === 1 ? 'has' : 'have'} a breach of the policy that did no harm`] : []),
    ...(alarms > 0 ? [`${alarms} ${alarms === 1 ? 'was' : 'were'} blamed all the same, which is a false alarm`] : []),
  ];
  return [`Of the ${counted(passed, 'run')} that passed: ${parts.join('; ')}.`];
}

function taskLines({ tasks, failed, passed }: SummaryCounts): string[] {
  if (failed === 0) {
    return passed === 0 ? [] : ['No task failed.'];
  }
  return [worstTasks(tasks)];
}

const signs: Readonly<Record<FaultAuthor, string>> = { agent: 'x', user: '!', environment: '~', undetermined: '?' };

const statusTitles: Readonly<Record<StatusName, string>> = {
  settled: 'settled',
  supported: 'supported',
  contested: 'contested',
  open: 'open',
  untold: 'not told',
};

/** Columns of a status, two spaces before its title included. */
function width(status: StatusName): number {
  return statusTitles[status].length + 2;
}

function sum(groups: Iterable<ReadonlyMap<StatusName, number>>, status: StatusName): number {
  return [...groups].reduce((total, within) => total + (within.get(status) ?? 0), 0);
}

/** Columns of what `share` writes. */
const shareWidth = 42;

function share(name: string, count: number, total: number): string {
  return `  ${name.padEnd(26)} ${String(count).padStart(5)}  ${percent(count, total).padStart(6)}`;
}

function percent(count: number, total: number): string {
  return `${((100 * count) / total).toFixed(1)}%`;
}

function byCount<Name extends string>(counts: ReadonlyMap<Name, number>): [Name, number][] {
  return [...counts].sort(([a, x], [b, y]) => y - x || a.localeCompare(b));
}

function worstTasks(counts: ReadonlyMap<string, number>): string {
  const tasks = byCount(counts).filter(([, number]) => number > 1);
  if (counts.size === 1 && tasks.length === 0) {
    return '1 task failed, once.';
  }
  if (tasks.length === 0) {
    return `${counts.size} tasks failed, none of them more than once.`;
  }
  const shown = tasks.slice(0, 8).map(([task, number]) => `${task} (${number})`);
  const more = tasks.length > shown.length ? ` and ${tasks.length - shown.length} more` : '';
  return `${counted(counts.size, 'task')} failed; more than once: ${shown.join(', ')}${more}.`;
}
