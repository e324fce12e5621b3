import { attributionStatusSchema } from '../records/attribution.ts';
import { type ProofName, proofOf } from '../records/proof.ts';
import { isPassed } from '../records/reward.ts';
import { sanitiseLine } from '../text/sanitise.ts';
import { findingMark } from './author-mark.ts';
import type { FindingRow } from './rows.ts';

/**
 * Rows in which every word of `filter` occurs, or does not occur where the word begins with `!`. Commas count as spaces;
 * case does not matter. Looked at: author, type, task, trial, severity, proof, attribution, description, id and
 * error; a word that is an author, a severity, a proof or an attribution is looked for there alone.
 */
export function filterRows({ rows, filter }: { rows: readonly FindingRow[]; filter: string }): readonly FindingRow[] {
  const words = filterWords(filter);
  if (words.length === 0) {
    return rows;
  }
  const wanted = words.filter((word) => !word.startsWith('!'));
  const unwanted = words.filter((word) => word.startsWith('!')).map((word) => word.slice(1));
  return rows.filter((row) => wanted.every((word) => holds(row, word)) && !unwanted.some((word) => holds(row, word)));
}

// Nearly every description has the word "agent" in it, so a word of the labels is looked for in the labels alone.
function holds(row: FindingRow, word: string): boolean {
  return labelWords.has(word) ? rowLabels(row).includes(word) : rowText(row).includes(word);
}

const labelWords = new Set([
  'agent',
  'user',
  'environment',
  'undetermined',
  'error',
  'critical',
  'major',
  'minor',
  'proven',
  'disproved',
  'untried',
  'passed',
  ...attributionStatusSchema.options,
]);

const proofLabels: Readonly<Record<ProofName, string>> = {
  proven_one_edit: 'proven',
  proven_several: 'proven',
  not_proven: 'disproved',
  not_replayable: 'untried',
};

function rowLabels({ finding }: FindingRow): readonly string[] {
  const proof = proofOf(finding);
  return [
    findingMark(finding).word,
    finding.severity ?? '',
    proof === null ? '' : proofLabels[proof.proof],
    finding.attribution?.status ?? '',
    finding.status === 'judged' && isPassed(finding.reward) ? 'passed' : '',
  ];
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
  if (known !== undefined) {
    return known;
  }
  const { finding } = row;
  const parts = [
    ...rowLabels(row),
    finding.type,
    finding.task_id === null ? null : `task:${finding.task_id}`,
    finding.trial === null ? null : `trial:${finding.trial}`,
    finding.step === null ? null : `step:${finding.step}`,
    finding.domain,
    finding.description,
    finding.trajectory,
    finding.error,
  ];
  const text = sanitiseLine(parts.filter((part) => part !== null).join(' ')).toLowerCase();
  texts.set(row, text);
  return text;
}
