import { confusionMatrix, type Pair } from './confusion-matrix.ts';
import type { Measure } from './measure.ts';
import { normalQuantile95 } from './wilson-interval.ts';

/** Agreement beyond chance, with its standard error for large samples. */
export interface Kappa extends Measure {
  readonly standardError: number | null;
}

/**
 * Cohen's kappa (J. Cohen, Educ. Psychol. Meas. 20, 1960) of two raters; the interval takes the standard error of Fleiss,
 * Cohen and Everitt (Psychol. Bull. 72, 1969, formula 13) and is cut to -1 to 1. Null without cases, and where both
 * raters use one and the same class only, for then chance alone agrees always.
 */
export function cohensKappa(pairs: readonly Pair[]): Kappa {
  const n = pairs.length;
  const { counts } = confusionMatrix(pairs);
  const cell = (row: number, column: number) => (counts[row]?.[column] ?? 0) / n;
  const rows = counts.map((row) => sum(row) / n);
  const columns = counts.map((_, column) => sum(counts.map((row) => row[column] ?? 0)) / n);
  const observed = sum(counts.map((_, index) => cell(index, index)));
  const chance = sum(rows.map((share, index) => share * (columns[index] ?? 0)));
  // Two raters with one common class: the products add up to 1 exactly, since each share is n / n.
  if (n === 0 || chance === 1) {
    return { value: null, n, hits: null, low: null, high: null, standardError: null };
  }
  const kappa = (observed - chance) / (1 - chance);
  let variance = -((kappa - chance * (1 - kappa)) ** 2);
  for (const [i, row] of counts.entries()) {
    for (const j of row.keys()) {
      const margins = (columns[i] ?? 0) + (rows[j] ?? 0);
      variance += cell(i, j) * (i === j ? (1 - margins * (1 - kappa)) ** 2 : (1 - kappa) ** 2 * margins ** 2);
    }
  }
  const standardError = Math.sqrt(Math.max(0, variance) / n) / (1 - chance);
  return {
    value: kappa,
    n,
    hits: null,
    low: Math.max(-1, kappa - normalQuantile95 * standardError),
    high: Math.min(1, kappa + normalQuantile95 * standardError),
    standardError,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
