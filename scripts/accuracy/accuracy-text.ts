import type { Measure } from '../../src/metrics/measure.ts';
import type { SetAccuracy } from './measure-set.ts';

/** What a judge gets right on each set, as a table with 95 % intervals. */
export function accuracyText({
  judge,
  sets,
}: {
  readonly judge: string;
  readonly sets: readonly { readonly name: string; readonly accuracy: SetAccuracy }[];
}): string {
  const rows = sets.map(({ name, accuracy }) => [name, ...columns.map(([, read]) => measureText(read(accuracy)))]);
  const table = [['', ...columns.map(([title]) => title)], ...rows];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [`Judge ${judge}: share right, 95 % interval, cases`, ...lines].join('\n');
}

const columns: readonly (readonly [string, (accuracy: SetAccuracy) => Measure])[] = [
  ['author', ({ author }) => author],
  ['type', ({ type }) => type],
  ['step', ({ step }) => step],
  ["user's found", ({ user }) => user],
  ["agent's found", ({ agent }) => agent],
  ["environment's found", ({ environment }) => environment],
  ['critical on passing', ({ alarms }) => alarms],
];

function measureText({ value, low, high, hits, n }: Measure): string {
  if (value === null || low === null || high === null) {
    return '-';
  }
  const percent = (share: number) => (100 * share).toFixed(0);
  return `${percent(value)}% (${percent(low)}-${percent(high)}) ${hits}/${n}`;
}
