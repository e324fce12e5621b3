import type { Pair } from './confusion-matrix.ts';

/** How well one class was found. */
export interface ClassScore {
  readonly name: string;
  /** Null where the class was never found. */
  readonly precision: number | null;
  readonly recall: number;
  /** 2 tp / (2 tp + fp + fn), so 0 where the class was never found. */
  readonly f1: number;
  /** How often it is labelled. */
  readonly support: number;
}

/** Precision, recall and F1 (van Rijsbergen, 1979) of every class that occurs among the labels, sorted by name. */
export function classScores(pairs: readonly Pair[]): readonly ClassScore[] {
  return [...new Set(pairs.map(({ label }) => label))].sort().map((name) => {
    const support = pairs.filter(({ label }) => label === name).length;
    const found = pairs.filter((pair) => pair.found === name).length;
    const right = pairs.filter((pair) => pair.found === name && pair.label === name).length;
    return {
      name,
      precision: found === 0 ? null : right / found,
      recall: right / support,
      f1: (2 * right) / (support + found),
      support,
    };
  });
}

/**
 * The mean F1 over the classes that occur among the labels. A class that was only found costs the recall of those it
 * stands for and is no class of its own, so that the classes, and hence scores, are the same for every judge.
 */
export function macroF1(pairs: readonly Pair[]): number | null {
  const scores = classScores(pairs);
  return scores.length === 0 ? null : scores.reduce((sum, { f1 }) => sum + f1, 0) / scores.length;
}
