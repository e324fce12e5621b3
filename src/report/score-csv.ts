import { stringify } from 'csv-stringify/sync';
import type { Measure } from '../metrics/measure.ts';
import { namings } from '../metrics/namings.ts';
import type { Score } from '../metrics/score-findings.ts';
import type { ReferenceScore } from '../metrics/score-reference.ts';
import { sanitise } from '../text/sanitise.ts';

/** Every measure, one a row; `annotator` is empty for the accepted set and for measures of the findings alone. */
export function scoreMeasuresCsv(score: Score): string {
  const rows = references(score).flatMap(({ annotator, measures }) =>
    Object.entries(measures).map(([name, { value, low, high, hits, n }]) => [
      annotator,
      name,
      value,
      low,
      high,
      hits,
      n,
    ]),
  );
  return csv([['annotator', 'measure', 'value', 'low', 'high', 'hits', 'n'], ...rows]);
}

/** The confusion matrices in long form: how often each label met each finding, in each vocabulary; zeros are left out. */
export function scoreConfusionCsv(score: Score): string {
  const rows = references(score).flatMap(({ annotator, confusion }) =>
    namings.flatMap((naming) => {
      const { names, counts } = confusion[naming];
      return counts.flatMap((row, i) =>
        row.flatMap((count, j) => (count === 0 ? [] : [[annotator, naming, names[i] ?? '', names[j] ?? '', count]])),
      );
    }),
  );
  return csv([['annotator', 'names', 'label', 'found', 'count'], ...rows]);
}

function references(score: Score): readonly {
  readonly annotator: string;
  readonly measures: Readonly<Record<string, Measure>>;
  readonly confusion: ReferenceScore['confusion'];
}[] {
  return [
    { annotator: '', measures: score.measures, confusion: score.confusion },
    ...score.annotators.map(({ name, measures, confusion }) => ({ annotator: name, measures, confusion })),
  ];
}

function csv(rows: readonly (readonly (string | number | null)[])[]): string {
  return stringify(
    rows.map((row) => row.map((cell) => (typeof cell === 'string' ? sanitise(cell) : cell))),
    { escape_formulas: true },
  );
}
