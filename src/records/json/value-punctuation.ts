import { columnOf, inLiteral } from './byte-classes.ts';
import {
  COLON,
  COMMA_OR_END,
  KEY,
  KEY_OR_END,
  LITERAL,
  maximumDepth,
  type ScanPlace,
  TEXT,
  VALUE,
  VALUE_OR_END,
  type ValueState,
} from './value-state.ts';

const expectations = [
  'a value',
  'a value or ]',
  'a key in quotes or }',
  'a key in quotes',
  'a colon',
  'a comma or the closing bracket',
] as const;

/** Takes one byte outside texts, numbers and words; false where JSON has no such byte there. */
export function takePunctuation(state: ValueState, place: ScanPlace, index: number): boolean {
  const byte = place.chunk[index] as number;
  if (byte === 0x22) {
    return beginText(state, place.base + index);
  }
  if (byte === 0x2c) {
    return state.expect === COMMA_OR_END && goOn(state, state.stack[state.depth] === 1 ? KEY : VALUE);
  }
  if (byte === 0x3a) {
    return state.expect === COLON && goOn(state, VALUE);
  }
  if (byte === 0x7b || byte === 0x5b) {
    return open(state, place, index);
  }
  if (byte === 0x7d || byte === 0x5d) {
    return close(state, byte);
  }
  if (inLiteral[byte] !== 1 || state.expect > VALUE_OR_END) {
    return false;
  }
  state.token = LITERAL;
  return true;
}

/** What would have been right where a byte was not taken. */
export function expectationOf(state: ValueState, byte: number | undefined): string {
  const opens = byte === 0x7b || byte === 0x5b;
  if (opens && state.expect <= VALUE_OR_END) {
    return `nesting of at most ${maximumDepth} levels`;
  }
  return expectations[state.expect];
}

function beginText(state: ValueState, offset: number): boolean {
  if (state.expect === COLON || state.expect === COMMA_OR_END) {
    return false;
  }
  state.stringStart = offset;
  state.token = TEXT;
  state.escaped = false;
  if (state.expect !== KEY_OR_END && state.expect !== KEY) {
    return goOn(state, VALUE);
  }
  if (state.depth === 1 || state.suspect >= 0) {
    state.keyStart = offset + 1;
  }
  return goOn(state, KEY);
}

function open(state: ValueState, { chunk, base }: ScanPlace, index: number): boolean {
  if (state.expect > VALUE_OR_END || state.depth >= maximumDepth) {
    return false;
  }
  const isObject = chunk[index] === 0x7b;
  if (isObject && state.depth > 0 && state.column >= 0) {
    state.suspect = columnOf(chunk, index, state.columnBefore) === state.column ? base + index : -1;
  }
  if (!isObject && state.depth === 1 && state.stack[1] === 1) {
    state.lists.push(state.keys.at(-1) ?? '');
  }
  state.depth++;
  state.stack[state.depth] = isObject ? 1 : 0;
  return goOn(state, isObject ? KEY_OR_END : VALUE_OR_END);
}

function close(state: ValueState, byte: number): boolean {
  const wanted = state.stack[state.depth] === 1 ? 0x7d : 0x5d;
  const mayEnd = state.expect === COMMA_OR_END || state.expect === (byte === 0x7d ? KEY_OR_END : VALUE_OR_END);
  if (state.depth === 0 || byte !== wanted || !mayEnd) {
    return false;
  }
  state.suspect = -1;
  state.depth--;
  return goOn(state, COMMA_OR_END);
}

function goOn(state: ValueState, next: ValueState['expect']): true {
  state.expect = next;
  return true;
}
