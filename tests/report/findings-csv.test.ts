import { expect, test } from 'vitest';
import type { Finding } from '../../src/records/finding.ts';
import { findingsCsv } from '../../src/report/findings-csv.ts';

/** The cell of a task's id in a line of the CSV. */
async function cellOf(task_id: string | number): Promise<string | undefined> {
  const finding = {
    trajectory: 'x',
    domain: 'd',
    task_id,
    source: { file: 'f.json', index: 0 },
    reward: null,
    status: 'error',
    faults: [],
    evidence: [],
    names: {},
    judge: {},
  } as unknown as Finding;
  const lines: string[] = [];
  for await (const piece of findingsCsv([finding])) {
    lines.push(piece);
  }
  return lines[1]?.split(',')[4];
}

test('a task id that is a text of digits stands in quotes, a number does not, and words need none', async () => {
  expect(await cellOf('7')).toBe('"7"');
  expect(await cellOf('007')).toBe('"007"');
  expect(await cellOf(7)).toBe('7');
  expect(await cellOf('ida')).toBe('ida');
});
