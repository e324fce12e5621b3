import type { ValueState } from './value-state.ts';

/** How records of a list begin: their bytes up to the end of the first key, and their second key. */
export interface RecordOpening {
  readonly bytes: Buffer;
  readonly secondKey: string | null;
}

/** A place where reading can go on after damage. */
export interface NextPlace {
  readonly index: number;
  /** The key of a list that begins there; null for a record. */
  readonly key: string | null;
}

/** More shapes than these in one list are not told apart. */
const mostOpenings = 4;

/** Adds the opening of a record to those that are known, unless it is one of them. */
export function learnOpening(openings: RecordOpening[], { value, bytes }: { value: ValueState; bytes: Buffer }): void {
  if (openings.length >= mostOpenings || value.firstKeyEnd < 0) {
    return;
  }
  const length = value.firstKeyEnd - value.start;
  const secondKey = value.keys[1] ?? null;
  const known = openings.some(
    (opening) =>
      opening.secondKey === secondKey &&
      opening.bytes.length === length &&
      bytes.compare(opening.bytes, 0, length, 0, length) === 0,
  );
  if (!known) {
    openings.push({ bytes: Buffer.from(bytes.subarray(0, length)), secondKey });
  }
}

/** Whether a value has the second key of a known record. */
export function isLikeKnown(openings: readonly RecordOpening[], value: ValueState): boolean {
  const secondKey = value.keys[1] ?? null;
  return openings.length === 0 || openings.some((opening) => opening.secondKey === secondKey);
}

/** The next line that begins a value. */
export function findNextLine(bytes: Buffer, from: number): NextPlace | null {
  return earliest([bytes.indexOf('\n{', from), bytes.indexOf('\n[', from)], (index) => ({
    index: index + 1,
    key: null,
  }));
}

/** The next place that begins like a known record, or one of the named lists. */
export function findNextRecord(
  bytes: Buffer,
  {
    from,
    openings,
    keys,
    anyObject,
  }: {
    from: number;
    openings: readonly RecordOpening[];
    keys: readonly string[];
    /** Where no opening is known yet, any object may be a record. */
    anyObject: boolean;
  },
): NextPlace | null {
  const patterns = openings.length > 0 ? openings.map((opening) => opening.bytes) : anyObject ? ['{'] : [];
  const record = earliest(
    patterns.map((pattern) => bytes.indexOf(pattern, from)),
    (index) => ({ index, key: null }),
  );
  const lists = keys.map((key) => findKey(bytes, { from, key }));
  return [record, ...lists].reduce(
    (best, place) => (place !== null && (best === null || place.index < best.index) ? place : best),
    null,
  );
}

/** How many bytes at the end of a chunk may be the beginning of such a place. */
export function longestOpening(openings: readonly RecordOpening[], keys: readonly string[]): number {
  return Math.max(2, ...openings.map((opening) => opening.bytes.length), ...keys.map((key) => key.length + 3));
}

/** The place behind a key in quotes, where no backslash makes it a part of a text. */
function findKey(bytes: Buffer, { from, key }: { from: number; key: string }): NextPlace | null {
  const pattern = `"${key}"`;
  let index = bytes.indexOf(pattern, from);
  while (index > 0 && bytes[index - 1] === 0x5c) {
    index = bytes.indexOf(pattern, index + 1);
  }
  return index < 0 ? null : { index: index + pattern.length, key };
}

function earliest(indexes: readonly number[], toPlace: (index: number) => NextPlace): NextPlace | null {
  const found = indexes.filter((index) => index >= 0);
  return found.length === 0 ? null : toPlace(Math.min(...found));
}
