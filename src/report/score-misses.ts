import type { Miss } from '../metrics/miss.ts';
import type { NotJudged } from '../metrics/score-findings.ts';
import { sanitiseLine } from '../text/sanitise.ts';
import { truncate } from '../text/truncate.ts';

/** Every run that was judged otherwise than labelled: what was found, what each annotator says, and the finding's reason. */
export function missLines({
  misses,
  width,
  most,
}: {
  readonly misses: readonly Miss[];
  readonly width: number;
  readonly most: number;
}): readonly string[] {
  if (misses.length === 0 || most === 0) {
    return [];
  }
  const shown = misses.slice(0, most);
  const lines = shown.flatMap((miss) => oneMiss(miss).map((text) => truncate({ text: sanitiseLine(text), width })));
  if (misses.length > shown.length) {
    lines.push(
      `... and ${misses.length - shown.length} more (--misses ${misses.length} tells all, --format json too).`,
    );
  }
  return [`Misses (${misses.length}):`, ...lines];
}

function oneMiss(miss: Miss): readonly string[] {
  const { found, status, proven, distance } = miss;
  const names = miss.labels.map(({ annotator }) => annotator);
  const room = Math.max('found'.length, ...names.map((name) => name.length));
  const verdict = status === 'error' ? 'ERROR' : said({ ...found, category: found.agentrx });
  const proof = proven === null ? '' : proven ? '; proven' : '; not proven';
  const away = distance === null || distance === 0 ? '' : `, ${distance} away`;
  return [
    `  ${runName(miss)}: ${miss.wrong.join(', ')} wrong${away}`,
    `    ${'found'.padEnd(room)}  ${verdict}${proof}`,
    ...miss.labels.map(
      (label) =>
        `    ${label.annotator.padEnd(room)}  ${said({ ...label, category: label.category ?? label.category_text })}${label.comment ? `: ${label.comment}` : ''}`,
    ),
    `    ${'reason'.padEnd(room)}  ${miss.reason ?? '-'}`,
  ];
}

function said({
  author,
  type,
  step,
  category,
}: {
  readonly author: string | null;
  readonly type: string | null;
  readonly step: number | null;
  readonly category: string | null;
}): string {
  const words = [author, type, category === null ? null : `(${category})`].filter((word) => word !== null);
  return `${words.join(' ')}${words.length > 0 ? ' ' : ''}${step === null ? 'without a step' : `at ${step}`}`;
}

/** Labelled runs that no finding is about. */
export function notJudgedLines(runs: readonly NotJudged[]): readonly string[] {
  if (runs.length === 0) {
    return [];
  }
  return [
    `Not judged (${runs.length}): labelled, but without a finding`,
    ...runs.map((run) => sanitiseLine(`  ${run.trajectory ?? runName(run)} (${run.annotators.join(', ')})`)),
  ];
}

function runName({
  task_id,
  trial,
  file,
}: {
  readonly task_id: string | number | null;
  readonly trial: number | null;
  readonly file: string | null;
}): string {
  return `task ${task_id ?? '-'}${trial === null ? '' : `, trial ${trial}`}${file === null ? '' : ` of ${file}`}`;
}
