/** How far one JSON value has been followed through bytes that come in chunks. */
export interface ValueState {
  /** Index in the chunk at which the scan stopped: behind the value, or at the damage. */
  position: number;
  /** What was expected at `position`, where the value is damaged; else empty. */
  expected: string;
  /** Keys of the value itself, where it is an object. */
  keys: string[];
  /** Those of the keys whose values are lists. */
  lists: string[];
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
  expect: Expectation;
  token: Token;
  escaped: boolean;
  keyStart: number;
  keyPieces: Buffer[];
  /** Offset of an object that begins like this value and at its column: the next record, if its first key is the same. */
  suspect: number;
  /** By depth: 1 inside an object, 0 inside a list. */
  readonly stack: Uint8Array;
}

/** A chunk and the offset of its first byte. */
export interface ScanPlace {
  readonly chunk: Buffer;
  readonly base: number;
}

/** What may come next outside a token. */
export type Expectation = 0 | 1 | 2 | 3 | 4 | 5;
export const VALUE = 0;
export const VALUE_OR_END = 1;
export const KEY_OR_END = 2;
export const KEY = 3;
export const COLON = 4;
export const COMMA_OR_END = 5;

/** What the scan stands in. */
export type Token = 0 | 1 | 2;
export const NO_TOKEN = 0;
export const TEXT = 1;
export const LITERAL = 2;

/** Deeper nesting is refused: no results file needs it and every later recursion is safe from it. */
export const maximumDepth = 1000;

/** Room for the brackets of one value; values one after another may share it. */
export function makeStack(): Uint8Array {
  return new Uint8Array(maximumDepth + 1);
}

/** The state before the first byte of a value. */
export function beginValue({ start, column, stack }: { start: number; column: number; stack: Uint8Array }): ValueState {
  return {
    position: 0,
    expected: '',
    keys: [],
    lists: [],
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

/** Whether a value that is not yet complete is so once the file ends here: numbers and words have no end of their own. */
export function completesAtEnd(state: ValueState): boolean {
  return state.token === LITERAL && state.depth === 0;
}
