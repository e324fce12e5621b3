import { columnOf, inLiteral, inText, isWhite } from './byte-classes.ts';
import { expectationOf, takePunctuation } from './value-punctuation.ts';
import { COLON, COMMA_OR_END, KEY, NO_TOKEN, type ScanPlace, TEXT, type ValueState } from './value-state.ts';

/**
 * Follows one JSON value through a chunk from `from` on, without decoding it. Structure outside texts is checked (brackets, commas,
 * colons, which bytes may begin a value), so that damage is noticed where it is and not at the end of the file; what numbers
 * and escapes look like is left to JSON.parse.
 */
export function scanValue(
  state: ValueState,
  { chunk, base, from }: ScanPlace & { from: number },
): 'more' | 'complete' | 'damaged' {
  const place = { chunk, base };
  const end = chunk.length;
  let index = from;
  while (index < end) {
    if (state.token === TEXT) {
      index = scanText(state, place, index);
    } else if (state.token === NO_TOKEN) {
      while (index < end && isWhite[chunk[index] as number] === 1) {
        index++;
      }
      if (index >= end) {
        break;
      }
      if (takePunctuation(state, place, index)) {
        index++;
      } else {
        state.expected = expectationOf(state, chunk[index]);
      }
    } else {
      index = scanLiteral(state, chunk, index);
    }
    if (state.expected !== '') {
      return leave(state, index, 'damaged');
    }
    if (state.depth === 0 && state.token === NO_TOKEN && state.expect === COMMA_OR_END) {
      return leave(state, index, 'complete');
    }
  }
  if (state.keyStart >= 0) {
    state.keyPieces.push(chunk.subarray(Math.max(state.keyStart - base, 0)));
    state.keyStart = base + end;
  }
  state.columnBefore = state.token === NO_TOKEN ? columnOf(chunk, end, state.columnBefore) : -1;
  return leave(state, end, 'more');
}

/** Goes on inside a text; returns the index behind it, that of the damage, or the chunk's end. */
function scanText(state: ValueState, place: ScanPlace, from: number): number {
  const { chunk } = place;
  const end = chunk.length;
  let index = from;
  for (;;) {
    if (state.escaped && index < end) {
      state.escaped = false;
      index++;
    }
    while (index < end && inText[chunk[index] as number] === 1) {
      index++;
    }
    if (index >= end) {
      return end;
    }
    if (chunk[index] !== 0x5c) {
      break;
    }
    state.escaped = true;
    index++;
  }
  if (chunk[index] !== 0x22) {
    state.expected = 'a closing quote (line breaks and control characters are escaped inside texts)';
    return index;
  }
  state.token = NO_TOKEN;
  const isKey = state.expect === KEY;
  state.expect = isKey ? COLON : COMMA_OR_END;
  return isKey && state.keyStart >= 0 ? endKey(state, place, index + 1) : index + 1;
}

function scanLiteral(state: ValueState, chunk: Buffer, from: number): number {
  let index = from;
  while (index < chunk.length && inLiteral[chunk[index] as number] === 1) {
    index++;
  }
  if (index < chunk.length) {
    state.token = NO_TOKEN;
    state.expect = COMMA_OR_END;
  }
  return index;
}

/** Notes a key that counts; where it shows that the next record has begun, this one is damaged there. */
function endKey(state: ValueState, { chunk, base }: ScanPlace, index: number): number {
  const last = chunk.subarray(Math.max(state.keyStart - base, 0), index - 1);
  const bytes = state.keyPieces.length === 0 ? last : Buffer.concat([...state.keyPieces, last]);
  state.keyStart = -1;
  state.keyPieces = [];
  const key = bytes.toString('utf8');
  if (state.depth === 1) {
    if (state.firstKeyEnd < 0) {
      state.firstKeyEnd = base + index;
    }
    state.keys.push(key);
  } else if (key !== state.keys[0]) {
    state.suspect = -1;
  }
  const { suspect } = state;
  if (suspect >= 0 && base + index - suspect === state.firstKeyEnd - state.start) {
    state.expected = 'the rest of the record before the next one begins';
    return suspect - base;
  }
  state.suspect = -1;
  return index;
}

function leave<Status>(state: ValueState, position: number, status: Status): Status {
  state.position = position;
  return status;
}
