/** One case: what the label says and what was found. */
export interface Pair {
  readonly label: string;
  readonly found: string;
}

/** How often each label met each finding. */
export interface ConfusionMatrix {
  /** Every name that occurs on either side: those of labels first, each part sorted. */
  readonly names: readonly string[];
  /** `counts[i][j]`: cases labelled `names[i]` for which `names[j]` was found. */
  readonly counts: readonly (readonly number[])[];
}

/** Counts pairs into a square matrix. */
export function confusionMatrix(pairs: readonly Pair[]): ConfusionMatrix {
  const labels = new Set(pairs.map(({ label }) => label));
  const others = new Set(pairs.map(({ found }) => found).filter((found) => !labels.has(found)));
  const names = [...[...labels].sort(), ...[...others].sort()];
  const places = new Map(names.map((name, index) => [name, index]));
  const counts = names.map(() => names.map(() => 0));
  for (const { label, found } of pairs) {
    const row = counts[places.get(label) ?? 0];
    const column = places.get(found) ?? 0;
    if (row) {
      row[column] = (row[column] ?? 0) + 1;
    }
  }
  return { names, counts };
}
