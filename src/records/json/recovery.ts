import { findNextLine, findNextRecord, learnOpening, longestOpening } from './record-opening.ts';
import { forgetValue, knownOpenings, type ScanState } from './scan-state.ts';

/** Notes damage, unless the place was doubtful anyway. */
export function reportDamage(
  state: ScanState,
  { at, expected, cut }: { at: number; expected: string; cut: boolean },
): void {
  const { value, list } = state;
  const inRecord = value !== null && state.role === 'record';
  state.pieces.push({
    kind: 'damage',
    list,
    index: inRecord ? state.index : null,
    offset: value?.start ?? at,
    at,
    expected,
    cut,
    keys: inRecord ? value.keys : [],
    lists: inRecord ? value.lists : [],
  });
}

/** Reports damage at an offset and turns to looking for the next record; returns the index of the chunk to look from. */
export function lose(
  state: ScanState,
  { at, expected, known = false }: { at: number; expected: string; known?: boolean },
): number {
  const { value: damaged, probation } = state;
  if (!probation && !known) {
    reportDamage(state, { at, expected, cut: false });
  }
  let from = at;
  if (damaged !== null) {
    // Damage shows at the latest behind the text that it lies in, so the next record cannot begin before that text.
    from = probation ? damaged.start + 1 : Math.max(damaged.start + 1, Math.min(at, damaged.stringStart));
    if (state.held.length > 0) {
      state.chunk = Buffer.concat([...state.held, state.chunk]);
      state.base = damaged.start;
    }
    if (state.keep && state.role === 'record' && !probation) {
      const bytes = state.chunk.subarray(Math.max(damaged.start - state.base, 0));
      learnOpening(knownOpenings(state), { value: damaged, bytes });
      state.index++;
    }
  }
  const isNextRecord = damaged !== null && damaged.suspect === at && !probation;
  state.probation = false;
  forgetValue(state);
  state.place = isNextRecord ? (state.mode === 'values' ? 'before-value' : 'before-element') : 'lost';
  state.seekFrom = Math.max(from - state.base, 0);
  return state.seekFrom;
}

/** Looks for the next record in the chunk from an index on; returns the index to go on from. */
export function seek(state: ScanState, from: number): number {
  const { mode, list, chunk } = state;
  const isLines = mode === 'values';
  const openings = mode === 'object' && list === null ? [] : knownOpenings(state);
  const keys = state.split.filter((name) => !state.seenLists.has(name));
  const searched = isLines ? Math.max(from - 1, 0) : from;
  const next = isLines
    ? findNextLine(chunk, searched)
    : findNextRecord(chunk, { from, openings, keys, anyObject: mode === 'list' || list !== null });
  if (next === null) {
    const kept = Math.max(searched, chunk.length - longestOpening(openings, keys));
    state.base += kept;
    state.chunk = chunk.subarray(kept);
    state.seekFrom = 0;
    return state.chunk.length;
  }
  state.probation = !isLines;
  if (next.key !== null) {
    state.key = next.key;
  }
  state.place = next.key !== null ? 'after-key' : isLines ? 'before-value' : 'before-element';
  return next.index;
}
