import { open, rename } from 'node:fs/promises';
import type { KeptLine } from './read-journal.ts';

/**
 * Writes tau-bench's list from a journal's lines, one record a line, in the given order. The file is there whole or as it
 * was before. One record is held at a time.
 */
export async function writeResultList({
  path,
  journal,
  lines,
}: {
  readonly path: string;
  readonly journal: string;
  readonly lines: readonly KeptLine[];
}): Promise<void> {
  const source = await open(journal, 'r');
  const target = await open(`${path}.new`, 'w');
  try {
    await target.write('[');
    for (const [index, { offset, bytes }] of lines.entries()) {
      const { buffer } = await source.read(Buffer.alloc(bytes), 0, bytes, offset);
      await target.write(index === 0 ? '\n' : ',\n');
      await target.write(buffer);
    }
    await target.write('\n]\n');
    await target.datasync();
  } finally {
    await source.close();
    await target.close();
  }
  await rename(`${path}.new`, path);
}

/** The records of a list that `writeResultList` wrote, as its lines have them. */
export function recordLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/,$/, ''))
    .filter((line) => line.startsWith('{'));
}
