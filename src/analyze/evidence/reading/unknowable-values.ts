import type { Database } from '../../../domains/engine/database.ts';
import type { AlignmentRow } from '../../../records/finding.ts';
import type { CaseFile } from '../../case/case-file.ts';
import { differingValues, mentions } from './value-source.ts';

/**
 * Values that the ground truth expects in a call and that nobody could have known: they stand in no message, not in the user's
 * instruction and nowhere in the data set. Numbers and texts with spaces are left out, for they may be worked out or put in other words.
 */
export function unknowableValues(file: CaseFile, { expected, actual, keys }: AlignmentRow): string[] | null {
  const database = file.replayed?.target.dataset.database;
  if (!database || !expected || !actual) return null;
  const values = keys.flatMap((key) => differingValues(expected.arguments[key], actual.arguments[key]).expected);
  const known = values.some((value) => !/^[^\s]{4,}$/.test(value) || /^-?[\d.]+$/.test(value) || isSaid(file, value));
  return known || values.length === 0 || values.some((value) => scalarsOf(database).has(value)) ? null : values;
}

/** Whether a value stands in the instruction or a message. Dates are often written in words: a year that the user knows is enough. */
function isSaid({ trajectory, task }: CaseFile, value: string): boolean {
  const instruction = task?.instruction ?? '';
  const spoken = trajectory.messages.flatMap(({ role, said }) => (role === 'user' && said !== null ? [said] : []));
  const shown = trajectory.messages.map(({ content }) => content ?? '');
  if ([instruction, ...shown].some((text) => mentions(text, value))) return true;
  const year = /^(\d{4})-\d{2}-\d{2}$/.exec(value)?.[1];
  return year !== undefined && [instruction, ...spoken].some((text) => mentions(text, year));
}

const gathered = new WeakMap<Database, Set<string>>();

/** Every text and key of a data set. */
function scalarsOf(database: Database): Set<string> {
  const known = gathered.get(database);
  if (known) return known;
  const texts = new Set<string>();
  for (const table of database.tables.values()) {
    for (const [key, record] of table) {
      texts.add(key);
      gather(record, texts);
    }
  }
  gathered.set(database, texts);
  return texts;
}

function gather(value: unknown, texts: Set<string>): void {
  if (typeof value === 'string') texts.add(value);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    texts.add(key);
    gather(inner, texts);
  }
}
