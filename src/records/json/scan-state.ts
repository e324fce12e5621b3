import type { JsonPiece, ScanMode } from './json-piece.ts';
import type { RecordOpening } from './record-opening.ts';
import { makeStack, type ValueState } from './value-state.ts';

/** What must come next outside a value, where the file ends there. */
export const expectations = {
  'before-element': 'another record or the closing ]',
  'after-element': 'a comma or the closing ]',
  'before-key': 'a key or the closing }',
  'after-key': 'a colon',
  'before-member': 'a value',
  'after-member': 'a comma or the closing }',
} as const;

/** Where in a file the scan stands. */
export type Place = keyof typeof expectations | 'start' | 'before-value' | 'in-value' | 'done' | 'lost';

/** How far a file has been scanned. One object is changed all the way through the file. */
export interface ScanState {
  readonly mode: ScanMode;
  readonly split: readonly string[];
  /** The keys of the top-level object whose values are wanted; null for all of them. */
  readonly only: readonly string[] | null;
  /** False where only keys and places are wanted, so that no bytes are held. */
  readonly keep: boolean;
  place: Place;
  chunk: Buffer;
  /** Offset of the chunk's first byte. */
  base: number;
  /** White space since the last line break before the chunk; -1 where something else stands there. */
  columnBefore: number;
  /** What the present chunk has completed. */
  pieces: JsonPiece[];
  /** The key of the list that is being read; null at the top. */
  list: string | null;
  /** Index of the next record in that list. */
  index: number;
  key: string;
  /** The value that is being read, and what it is. */
  value: ValueState | null;
  role: 'record' | 'member' | 'key';
  /** The bytes of the value that stand before the chunk. */
  held: Buffer[];
  heldBytes: number;
  /** Reading went on at a place that may be none: where it is not, that is no further damage. */
  probation: boolean;
  /** The last element was neither object nor list. */
  afterScalar: boolean;
  /** Where in the chunk the next record may begin at the earliest, while it is looked for. */
  seekFrom: number;
  readonly openings: Map<string | null, RecordOpening[]>;
  /** Lists that were met, and how many records they had so far. */
  readonly seenLists: Map<string, number>;
  readonly stack: Uint8Array;
}

/** The state before a file's first byte. */
export function beginScan({
  mode,
  split,
  only,
  keep,
}: {
  mode: ScanMode;
  split: readonly string[];
  only: readonly string[] | null;
  keep: boolean;
}): ScanState {
  return {
    mode,
    split,
    only,
    keep,
    place: 'start',
    chunk: Buffer.alloc(0),
    base: 0,
    columnBefore: 0,
    pieces: [],
    list: null,
    index: 0,
    key: '',
    value: null,
    role: 'record',
    held: [],
    heldBytes: 0,
    probation: false,
    afterScalar: false,
    seekFrom: 0,
    openings: new Map(),
    seenLists: new Map(),
    stack: makeStack(),
  };
}

/** Moves on to a place and hands back the index to go on from. */
export function goOn(state: ScanState, place: Place, at: number): number {
  state.place = place;
  return at;
}

/** How the records of the present list are known to begin. */
export function knownOpenings({ openings, list }: ScanState): RecordOpening[] {
  const known = openings.get(list) ?? [];
  openings.set(list, known);
  return known;
}

/** Whether the value that is being read is a member that nobody wants. */
export function isUnwanted({ role, only, key }: ScanState): boolean {
  return role === 'member' && only !== null && !only.includes(key);
}

/** Lets go of the value that was being read. */
export function forgetValue(state: ScanState): void {
  state.value = null;
  state.held = [];
  state.heldBytes = 0;
}
