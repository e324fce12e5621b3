import { columnOf } from './byte-classes.ts';
import { lose } from './recovery.ts';
import { expectations, goOn, type ScanState } from './scan-state.ts';
import { beginValue } from './value-state.ts';

/** Goes on outside a value from an index of the chunk; returns the index to go on from. */
export function stepOutside(state: ScanState, from: number): number {
  const { chunk, base } = state;
  let at = from;
  while (at < chunk.length && isBlank(state, chunk[at], base + at)) {
    at++;
  }
  if (at >= chunk.length) {
    return at;
  }
  return stepTo(state, at) ?? refuse(state, at);
}

/** Takes the byte at an index where the place allows it; null where it does not. */
function stepTo(state: ScanState, at: number): number | null {
  const byte = state.chunk[at];
  switch (state.place) {
    case 'start':
      return state.mode === 'values' ? stepToLine(state, at) : stepToTop(state, at);
    case 'before-value':
      return stepToLine(state, at);
    case 'before-element':
      return byte === 0x5d ? endList(state, at + 1) : begin(state, at, 'record');
    case 'after-element':
      if (byte === 0x5d) {
        return endList(state, at + 1);
      }
      return byte === 0x2c ? goOn(state, 'before-element', at + 1) : null;
    case 'before-key':
      if (byte === 0x22) {
        return begin(state, at, 'key');
      }
      return byte === 0x7d ? finish(state, at + 1) : null;
    case 'after-key':
      return byte === 0x3a ? goOn(state, 'before-member', at + 1) : null;
    case 'before-member':
      return stepToMember(state, at);
    case 'after-member':
      if (byte === 0x7d) {
        return finish(state, at + 1);
      }
      return byte === 0x2c ? goOn(state, 'before-key', at + 1) : null;
    case 'done':
      // Lists that were appended to one another are read as one.
      return state.mode === 'list' && byte === 0x5b ? goOn(state, 'before-element', at + 1) : null;
    default:
      return null;
  }
}

function stepToTop(state: ScanState, at: number): number {
  const isList = state.mode === 'list';
  if (state.chunk[at] === (isList ? 0x5b : 0x7b)) {
    return goOn(state, isList ? 'before-element' : 'before-key', at + 1);
  }
  return lose(state, { at: state.base + at, expected: isList ? 'a list' : 'an object' });
}

function stepToLine(state: ScanState, at: number): number {
  const { chunk, base, stack } = state;
  if (chunk[at] === 0x7b || chunk[at] === 0x5b) {
    return begin(state, at, 'record');
  }
  // What stands behind a value on its line is no record of its own.
  const isLine = state.place === 'start' || columnOf(chunk, at, state.columnBefore) >= 0;
  if (isLine) {
    state.value = beginValue({ start: base + at, column: -1, stack });
  }
  return lose(state, { at: base + at, expected: isLine ? 'an object' : 'a line break' });
}

function stepToMember(state: ScanState, at: number): number | null {
  const isList = state.chunk[at] === 0x5b;
  const { key, split } = state;
  if (isList && split.includes(key)) {
    return beginList(state, at + 1);
  }
  if (state.probation) {
    return null;
  }
  state.pieces.push({ kind: 'begins', key, isList });
  return begin(state, at, 'member');
}

function refuse(state: ScanState, at: number): number {
  const { place } = state;
  const expected = place in expectations ? expectations[place as keyof typeof expectations] : 'the end of the file';
  // A text or number in place of a record is refused as such; what follows it belongs to the same damage.
  const known = state.keep && place === 'after-element' && state.afterScalar;
  return lose(state, { at: state.base + at, expected, known });
}

function begin(state: ScanState, at: number, role: ScanState['role']): number {
  const { chunk, base, stack } = state;
  state.value = beginValue({ start: base + at, column: columnOf(chunk, at, state.columnBefore), stack });
  state.role = role;
  return goOn(state, 'in-value', at);
}

function beginList(state: ScanState, at: number): number {
  state.pieces.push({ kind: 'begins', key: state.key, isList: true });
  state.list = state.key;
  state.index = state.seenLists.get(state.key) ?? 0;
  state.seenLists.set(state.key, state.index);
  state.probation = false;
  return goOn(state, 'before-element', at);
}

function endList(state: ScanState, at: number): number {
  if (state.list === null) {
    return finish(state, at);
  }
  state.seenLists.set(state.list, state.index);
  return goOn(state, 'after-member', at);
}

function finish(state: ScanState, at: number): number {
  state.pieces.push({ kind: 'end' });
  return goOn(state, 'done', at);
}

function isBlank({ place }: ScanState, byte: number | undefined, offset: number): boolean {
  if (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) {
    return true;
  }
  return offset < 3 && place === 'start' && byte === [0xef, 0xbb, 0xbf][offset];
}
