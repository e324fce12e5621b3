/**
 * Finds the end of one JSON value in bytes that come in chunks, without decoding them. Structure outside texts is checked
 * (brackets, commas, colons, which bytes may begin a value), so that damage is noticed where it is and not at the end of the
 * file; what numbers and escapes look like is left to JSON.parse.
 */
export interface ValueState {
  /** Index in the chunk at which the scan stopped: behind the value, or at the damage. */
  position: number;
  /** What was expected at `position`, where the value is damaged. */
  expected: string;
  /** Keys of the value itself, where it is an object. */
  keys: string[];
  /** Offset behind the first of those keys; -1 before it is read. */
  firstKeyEnd: number;
  /** Offset of the last text's opening quote: damage cannot lie before it. */
  stringStart: number;
  /** Offset of the value's first byte. */
  readonly start: number;
  /** Column of the first byte where only white space stands before it on its line; else -1. */
  readonly column: number;
  /** White space since the last line break before the chunk; -1 where something else stands there. */
  columnBefore: number;
  depth: number;
  expect: number;
  token: number;
  escaped: boolean;
  keyStart: number;
  keyPieces: Buffer[];
  /** Offset of an object that begins like this value and at its column: the next record, if its first key is the same. */
  suspect: number;
  readonly stack: Uint8Array;
}

/** Deeper nesting is refused: no results file needs it and every later recursion is safe from it. */
export const maximumDepth = 1000;

const VALUE = 0;
const VALUE_OR_END = 1;
const KEY_OR_END = 2;
const KEY = 3;
const COLON = 4;
const COMMA_OR_END = 5;

const NO_TOKEN = 0;
const TEXT = 1;
const LITERAL = 2;

const expectations = [
  'a value',
  'a value or ]',
  'a key in quotes or }',
  'a key in quotes',
  'a colon',
  'a comma or the closing bracket',
];

const inText = byteTable((byte) => byte >= 0x20 && byte !== 0x22 && byte !== 0x5c);
const inLiteral = byteTable(
  (byte) => '+-.0123456789eEaflnrstuyIN'.includes(String.fromCharCode(byte)) || byte === 0x69,
);
const isWhite = byteTable((byte) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09);

/** The state before the first byte of a value. */
export function beginValue({ start, column, stack }: { start: number; column: number; stack: Uint8Array }): ValueState {
  return {
    position: 0,
    expected: '',
    keys: [],
    firstKeyEnd: -1,
    stringStart: start,
    start,
    column,
    columnBefore: -1,
    depth: 0,
    expect: VALUE,
    token: NO_TOKEN,
    escaped: false,
    keyStart: -1,
    keyPieces: [],
    suspect: -1,
    stack,
  };
}

/** Goes on from `from` in a chunk whose first byte has the offset `base`. */
export function scanValue(
  state: ValueState,
  { chunk, from, base }: { chunk: Buffer; from: number; base: number },
): 'more' | 'complete' | 'damaged' {
  const end = chunk.length;
  const stack = state.stack;
  let depth = state.depth;
  let expect = state.expect;
  let token = state.token;
  let index = from;
  let expected = '';
  for (;;) {
    if (token === TEXT) {
      if (state.escaped && index < end) {
        state.escaped = false;
        index++;
      }
      while (index < end && inText[chunk[index] as number] === 1) index++;
      if (index >= end) break;
      const byte = chunk[index];
      if (byte === 0x5c) {
        state.escaped = true;
        index++;
      } else if (byte === 0x22) {
        index++;
        token = NO_TOKEN;
        if (expect === KEY) {
          expect = COLON;
          if (state.keyStart >= 0) {
            endKey(state, { chunk, index, base, depth });
            if (state.suspect >= 0 && isNextRecord(state, base + index)) {
              index = state.suspect - base;
              expected = 'the rest of the record before the next one begins';
              break;
            }
            state.suspect = -1;
          }
        } else {
          expect = COMMA_OR_END;
          if (depth === 0) return leave(state, index, 'complete');
        }
      } else {
        expected = 'a closing quote (line breaks and control characters are escaped inside texts)';
        break;
      }
      continue;
    }
    if (token === LITERAL) {
      while (index < end && inLiteral[chunk[index] as number] === 1) index++;
      if (index >= end) break;
      token = NO_TOKEN;
      expect = COMMA_OR_END;
      if (depth === 0) return leave(state, index, 'complete');
    }
    while (index < end && isWhite[chunk[index] as number] === 1) index++;
    if (index >= end) break;
    const byte = chunk[index] as number;
    if (byte === 0x22) {
      if (expect === COLON || expect === COMMA_OR_END) {
        expected = expectations[expect] ?? '';
        break;
      }
      state.stringStart = base + index;
      token = TEXT;
      state.escaped = false;
      index++;
      if (expect === KEY_OR_END || expect === KEY) {
        expect = KEY;
        if (depth === 1 || state.suspect >= 0) state.keyStart = base + index;
      } else {
        expect = VALUE;
      }
    } else if (byte === 0x2c) {
      if (expect !== COMMA_OR_END) {
        expected = expectations[expect] ?? '';
        break;
      }
      expect = stack[depth] === 1 ? KEY : VALUE;
      index++;
    } else if (byte === 0x3a) {
      if (expect !== COLON) {
        expected = expectations[expect] ?? '';
        break;
      }
      expect = VALUE;
      index++;
    } else if (byte === 0x7b || byte === 0x5b) {
      if (expect > VALUE_OR_END) {
        expected = expectations[expect] ?? '';
        break;
      }
      if (depth >= maximumDepth) {
        expected = `nesting of at most ${maximumDepth} levels`;
        break;
      }
      if (byte === 0x7b && depth > 0 && state.column >= 0) {
        state.suspect = columnOf(chunk, index, state.columnBefore) === state.column ? base + index : -1;
      }
      depth++;
      stack[depth] = byte === 0x7b ? 1 : 0;
      expect = byte === 0x7b ? KEY_OR_END : VALUE_OR_END;
      index++;
    } else if (byte === 0x7d || byte === 0x5d) {
      const open = stack[depth] === 1 ? 0x7d : 0x5d;
      const mayEnd = expect === COMMA_OR_END || expect === (byte === 0x7d ? KEY_OR_END : VALUE_OR_END);
      if (depth === 0 || byte !== open || !mayEnd) {
        expected = expectations[expect] ?? '';
        break;
      }
      state.suspect = -1;
      depth--;
      expect = COMMA_OR_END;
      index++;
      if (depth === 0) return leave(state, index, 'complete');
    } else if (inLiteral[byte] === 1 && expect <= VALUE_OR_END) {
      token = LITERAL;
      index++;
    } else {
      expected = expectations[expect] ?? '';
      break;
    }
  }
  state.depth = depth;
  state.expect = expect;
  state.token = token;
  if (expected !== '') {
    state.expected = expected;
    return leave(state, index, 'damaged');
  }
  if (state.keyStart >= 0) {
    state.keyPieces.push(chunk.subarray(Math.max(state.keyStart - base, 0)));
    state.keyStart = base + end;
  }
  state.columnBefore = token === NO_TOKEN ? columnOf(chunk, end, state.columnBefore) : -1;
  return leave(state, end, 'more');
}

/** Whether a value that is not yet complete is so once the file ends here: numbers and words have no end of their own. */
export function completesAtEnd(state: ValueState): boolean {
  return state.token === LITERAL && state.depth === 0;
}

/** White space before a byte since the line break; -1 where something else stands between. */
export function columnOf(chunk: Buffer, index: number, columnBefore: number): number {
  let begin = index;
  while (begin > 0 && (chunk[begin - 1] === 0x20 || chunk[begin - 1] === 0x09)) begin--;
  if (begin > 0) return chunk[begin - 1] === 0x0a ? index - begin : -1;
  return columnBefore < 0 ? -1 : columnBefore + index;
}

function endKey(state: ValueState, place: { chunk: Buffer; index: number; base: number; depth: number }): void {
  const { chunk, index, base } = place;
  const last = chunk.subarray(Math.max(state.keyStart - base, 0), index - 1);
  const bytes = state.keyPieces.length === 0 ? last : Buffer.concat([...state.keyPieces, last]);
  state.keyStart = -1;
  state.keyPieces = [];
  const key = bytes.toString('utf8');
  if (place.depth === 1) {
    if (state.firstKeyEnd < 0) state.firstKeyEnd = base + index;
    state.keys.push(key);
  } else if (key !== state.keys[0]) {
    state.suspect = -1;
  }
}

function isNextRecord(state: ValueState, keyEnd: number): boolean {
  return keyEnd - state.suspect === state.firstKeyEnd - state.start;
}

function leave<Status>(state: ValueState, position: number, status: Status): Status {
  state.position = position;
  return status;
}

function byteTable(holds: (byte: number) => boolean): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => (holds(byte) ? 1 : 0));
}
