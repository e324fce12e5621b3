import type { ConfusionMatrix } from '../metrics/confusion-matrix.ts';
import type { Naming } from '../metrics/namings.ts';
import { sanitiseLine } from '../text/sanitise.ts';

/** Who was taken for whom: authors as a matrix; of the longer vocabularies only what was mistaken, most frequent first. */
export function confusionLines(confusion: Readonly<Record<Naming, ConfusionMatrix>>): readonly string[] {
  const lines: string[] = [];
  if (confusion.author.names.length > 0) {
    lines.push('Authors (a row is what the label says, a column what was found):', ...matrixLines(confusion.author));
  }
  for (const [naming, title] of [
    ['type', 'Types mistaken:'],
    ['agentrx', 'AgentRx categories mistaken:'],
  ] as const) {
    const mistakes = mistakenLines(confusion[naming]);
    if (mistakes.length > 0) {
      lines.push(...(lines.length > 0 ? [''] : []), title, ...mistakes);
    }
  }
  return lines;
}

function matrixLines({ names, counts }: ConfusionMatrix): readonly string[] {
  const titles = names.map(sanitiseLine);
  const first = Math.max(...titles.map((title) => title.length)) + 2;
  const cells = (values: readonly (string | number)[]) =>
    values.map((value, index) => String(value).padStart(Math.max(5, titles[index]?.length ?? 0))).join('  ');
  return [
    `  ${' '.repeat(first)}${cells(titles)}`,
    ...counts.flatMap((row, index) =>
      row.some((count) => count > 0) ? [`  ${(titles[index] ?? '').padEnd(first)}${cells(row)}`] : [],
    ),
  ];
}

function mistakenLines({ names, counts }: ConfusionMatrix): readonly string[] {
  const mistakes = counts.flatMap((row, i) =>
    row.flatMap((count, j) =>
      i === j || count === 0 ? [] : [{ count, label: names[i] ?? '', found: names[j] ?? '' }],
    ),
  );
  const longest = Math.max(0, ...mistakes.map(({ label }) => sanitiseLine(label).length));
  return mistakes
    .sort((one, other) => other.count - one.count)
    .map(
      ({ count, label, found }) =>
        `  ${String(count).padStart(4)}  ${sanitiseLine(label).padEnd(longest)}  found as ${sanitiseLine(found)}`,
    );
}
