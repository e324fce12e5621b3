import { sanitiseLine } from '../text/sanitise.ts';
import { findingMark } from './author-mark.ts';
import type { FindingRow } from './rows.ts';

/**
 * Rows in which every word of `filter` occurs, or does not occur where the word begins with `!`. Commas count as spaces;
 * case does not matter. Looked at: author, type, task, trial, severity, proof, description, id and error.
 */
export function filterRows({ rows, filter }: { rows: readonly FindingRow[]; filter: string }): readonly FindingRow[] {
  const words = filterWords(filter);
  if (words.length === 0) return rows;
  const wanted = words.filter((word) => !word.startsWith('!'));
  const unwanted = words.filter((word) => word.startsWith('!')).map((word) => word.slice(1));
  return rows.filter((row) => {
    const text = rowText(row);
    return wanted.every((word) => text.includes(word)) && !unwanted.some((word) => text.includes(word));
  });
}

/** The words of a filter, in lower case; a lone `!` that is still being typed is none. */
export function filterWords(filter: string): readonly string[] {
  return filter
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((word) => word !== '' && word !== '!');
}

const texts = new WeakMap<FindingRow, string>();

function rowText(row: FindingRow): string {
  const known = texts.get(row);
  if (known !== undefined) return known;
  const { finding } = row;
  const proven = finding.counterfactual?.proven;
  const parts = [
    findingMark(finding).word,
    finding.type,
    finding.task_id === null ? null : `task:${finding.task_id}`,
    finding.trial === null ? null : `trial:${finding.trial}`,
    finding.step === null ? null : `step:${finding.step}`,
    finding.severity,
    proven === true ? 'proven' : proven === false ? 'disproved' : null,
    finding.domain,
    finding.description,
    finding.trajectory,
    finding.error,
  ];
  const text = sanitiseLine(parts.filter((part) => part !== null).join(' ')).toLowerCase();
  texts.set(row, text);
  return text;
}
