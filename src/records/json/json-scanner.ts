import { columnOf } from './byte-classes.ts';
import { stepOutside } from './document-grammar.ts';
import type { JsonPiece, ScanMode } from './json-piece.ts';
import { isLikeKnown, learnOpening } from './record-opening.ts';
import { lose, reportDamage, seek } from './recovery.ts';
import { beginScan, expectations, forgetValue, isUnwanted, knownOpenings, type ScanState } from './scan-state.ts';
import { scanValue } from './value-scanner.ts';
import { completesAtEnd, type ValueState } from './value-state.ts';

/** Takes the chunks of a file in order and hands out what they complete. */
export interface JsonScanner {
  readonly push: (chunk: Buffer) => JsonPiece[];
  /** To be called once, at the end of the file. */
  readonly end: () => JsonPiece[];
}

export interface JsonScannerOptions {
  readonly mode: ScanMode;
  /** Mode `object`: keys whose lists are handed out element by element. */
  readonly split?: readonly string[];
  /** Mode `object`: the keys whose values are wanted; those of others are gone through and not held. */
  readonly only?: readonly string[] | null;
  /** False where only keys and places are wanted: bytes are then of no use and nothing is held. */
  readonly keep?: boolean;
}

/** No text in memory can be longer than about 512 MB, so no larger record could be parsed. */
const largestRecordBytes = 400_000_000;

/**
 * Cuts JSON into its records without holding more than one of them. After damage it goes on at the next place that begins
 * like a record: in `values` at the next line, in a list where the opening bytes and the second key of an earlier record
 * come again.
 */
export function createJsonScanner({ mode, split = [], only = null, keep = true }: JsonScannerOptions): JsonScanner {
  const state = beginScan({ mode, split, only, keep });
  return { push: (chunk) => push(state, chunk), end: () => end(state) };
}

function push(state: ScanState, input: Buffer): JsonPiece[] {
  state.pieces = [];
  if (state.place === 'lost' && state.chunk.length > 0) {
    state.chunk = Buffer.concat([state.chunk, input]);
  } else {
    state.base += state.chunk.length;
    state.chunk = input;
  }
  let at = state.place === 'lost' ? state.seekFrom : 0;
  while (at < state.chunk.length) {
    at = step(state, at);
  }
  if (state.value !== null) {
    hold(state, state.value);
  } else {
    state.columnBefore = columnOf(state.chunk, state.chunk.length, state.columnBefore);
  }
  return state.pieces;
}

function end(state: ScanState): JsonPiece[] {
  state.pieces = [];
  const { value, place } = state;
  const at = state.base + state.chunk.length;
  if (value !== null && completesAtEnd(value)) {
    state.chunk = Buffer.alloc(0);
    state.base = at;
    value.position = 0;
    complete(state, value);
  } else if (value !== null && !state.probation) {
    reportDamage(state, { at, expected: 'the rest of it', cut: true });
  } else if (value === null && place in expectations) {
    reportDamage(state, { at, expected: expectations[place as keyof typeof expectations], cut: true });
  }
  return state.pieces;
}

/** Goes on from an index of the chunk and returns the index to go on from. */
function step(state: ScanState, from: number): number {
  if (state.place === 'lost') {
    return seek(state, from);
  }
  if (state.place === 'in-value' && state.value !== null) {
    return follow(state, { value: state.value, from });
  }
  return stepOutside(state, from);
}

function follow(state: ScanState, { value, from }: { value: ValueState; from: number }): number {
  const { chunk, base } = state;
  const status = scanValue(value, { chunk, from, base });
  if (state.probation && state.role === 'record' && (status !== 'more' || value.keys.length > 1)) {
    state.probation = !isLikeKnown(knownOpenings(state), value);
    if (state.probation) {
      return lose(state, { at: base + value.position, expected: '' });
    }
  }
  if (status === 'damaged') {
    return lose(state, { at: base + value.position, expected: value.expected });
  }
  const next = value.position;
  if (status === 'complete') {
    complete(state, value);
  }
  return next;
}

function complete(state: ScanState, value: ValueState): void {
  const { base, list, index, role } = state;
  const rest = state.chunk.subarray(Math.max(value.start - base, 0), value.position);
  const bytes = state.held.length === 0 ? rest : Buffer.concat([...state.held, rest]);
  const offset = value.start;
  forgetValue(state);
  if (role === 'key') {
    state.key = bytes.subarray(1, -1).toString('utf8');
    state.pieces.push({ kind: 'key', key: state.key });
    state.place = 'after-key';
    return;
  }
  if (role === 'member') {
    if (!isUnwanted(state)) {
      state.pieces.push({ kind: 'member', key: state.key, offset, bytes });
    }
    state.place = 'after-member';
    return;
  }
  if (state.keep) {
    learnOpening(knownOpenings(state), { value, bytes });
  }
  const length = base + value.position - offset;
  state.pieces.push({ kind: 'record', list, index, offset, length, bytes, keys: value.keys, lists: value.lists });
  state.index++;
  state.afterScalar = bytes[0] !== 0x7b && bytes[0] !== 0x5b;
  state.place = state.mode === 'values' ? 'before-value' : 'after-element';
}

/** Keeps the chunk's part of a value that goes on in the next one. */
function hold(state: ScanState, value: ValueState): void {
  if (!state.keep || isUnwanted(state)) {
    return;
  }
  const bytes = state.chunk.subarray(Math.max(value.start - state.base, 0));
  state.held.push(bytes);
  state.heldBytes += bytes.length;
  if (state.heldBytes <= largestRecordBytes) {
    return;
  }
  state.held = [];
  const expected = `a record of at most ${largestRecordBytes / 1e6} MB`;
  lose(state, { at: state.base + state.chunk.length, expected });
}
