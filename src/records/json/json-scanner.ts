import type { JsonPiece, ScanMode } from './json-piece.ts';
import {
  findNextLine,
  findNextRecord,
  isLikeKnown,
  learnOpening,
  longestOpening,
  type RecordOpening,
} from './record-opening.ts';
import { beginValue, columnOf, completesAtEnd, maximumDepth, scanValue, type ValueState } from './value-scanner.ts';

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
  /** False where only keys and places are wanted: bytes are then of no use and nothing is held. */
  readonly keep?: boolean;
}

/** No text in memory can be longer than about 512 MB, so no larger record could be parsed. */
const largestRecordBytes = 400_000_000;

/** What must come next outside a value, where the file ends there. */
const expectations = {
  'before-element': 'another record or the closing ]',
  'after-element': 'a comma or the closing ]',
  'before-key': 'a key or the closing }',
  'after-key': 'a colon',
  'before-member': 'a value',
  'after-member': 'a comma or the closing }',
} as const;

type Place = keyof typeof expectations | 'start' | 'before-value' | 'in-value' | 'done' | 'lost';

/**
 * Cuts JSON into its records without holding more than one of them. After damage it goes on at the next place that begins
 * like a record: in `values` at the next line, in a list where the opening bytes and the second key of an earlier record
 * come again.
 */
export function createJsonScanner({ mode, split = [], keep = true }: JsonScannerOptions): JsonScanner {
  const stack = new Uint8Array(maximumDepth + 1);
  const openingsOf = new Map<string | null, RecordOpening[]>();
  const seenLists = new Map<string, number>();
  let place: Place = 'start';
  let chunk: Buffer = Buffer.alloc(0);
  /** Offset of the chunk's first byte. */
  let base = 0;
  let columnBefore = 0;
  let pieces: JsonPiece[] = [];
  let list: string | null = null;
  let index = 0;
  let key = '';
  let value: ValueState | null = null;
  let role: 'record' | 'member' | 'key' = 'record';
  /** The bytes of the value that stand before the chunk. */
  let held: Buffer[] = [];
  let heldBytes = 0;
  /** Reading went on at a place that may be none: where it is not, that is no further damage. */
  let probation = false;
  /** The last element was neither object nor list. */
  let afterScalar = false;
  /** Where in the chunk the next record may begin at the earliest, while it is looked for. */
  let seekFrom = 0;

  return { push, end };

  function push(input: Buffer): JsonPiece[] {
    pieces = [];
    if (place === 'lost' && chunk.length > 0) {
      chunk = Buffer.concat([chunk, input]);
    } else {
      base += chunk.length;
      chunk = input;
    }
    let at = place === 'lost' ? seekFrom : 0;
    while (at < chunk.length) at = step(at);
    if (value !== null) hold(value);
    else columnBefore = columnOf(chunk, chunk.length, columnBefore);
    return pieces;
  }

  function end(): JsonPiece[] {
    pieces = [];
    const at = base + chunk.length;
    if (value !== null && completesAtEnd(value)) {
      chunk = Buffer.alloc(0);
      base = at;
      value.position = 0;
      complete(value);
    } else if (value !== null && !probation) {
      reportDamage({ at, expected: 'the rest of it', cut: true });
    } else if (value === null && place in expectations) {
      reportDamage({ at, expected: expectations[place as keyof typeof expectations], cut: true });
    }
    return pieces;
  }

  /** Goes on from an index of the chunk and returns the index to go on from. */
  function step(from: number): number {
    if (place === 'in-value') return scan(from);
    if (place === 'lost') return seek(from);
    let at = from;
    while (at < chunk.length && isBlank(chunk[at], base + at)) at++;
    if (at >= chunk.length) return at;
    const byte = chunk[at];
    if (place === 'start' && mode !== 'values') {
      if (byte !== (mode === 'list' ? 0x5b : 0x7b))
        return lose({ at: base + at, expected: mode === 'list' ? 'a list' : 'an object' });
      return goOn(mode === 'list' ? 'before-element' : 'before-key', at + 1);
    }
    if (place === 'start' || place === 'before-value') {
      if (byte === 0x7b || byte === 0x5b) return begin(at, 'record');
      // What stands behind a value on its line is no record of its own.
      const isLine = place === 'start' || columnOf(chunk, at, columnBefore) >= 0;
      if (isLine) value = beginValue({ start: base + at, column: -1, stack });
      return lose({ at: base + at, expected: isLine ? 'an object' : 'a line break' });
    }
    if (place === 'before-element') return byte === 0x5d ? endList(at + 1) : begin(at, 'record');
    if (place === 'after-element' && byte === 0x5d) return endList(at + 1);
    if (place === 'after-element' && byte === 0x2c) return goOn('before-element', at + 1);
    if (place === 'before-key' && byte === 0x22) return begin(at, 'key');
    if (place === 'after-key' && byte === 0x3a) return goOn('before-member', at + 1);
    if (place === 'before-member' && byte === 0x5b && split.includes(key)) return beginList(at + 1);
    if (place === 'before-member' && !probation) return begin(at, 'member');
    if (place === 'after-member' && byte === 0x2c) return goOn('before-key', at + 1);
    if ((place === 'after-member' || place === 'before-key') && byte === 0x7d) return finish(at + 1);
    // Lists that were appended to one another are read as one.
    if (place === 'done' && mode === 'list' && byte === 0x5b) return goOn('before-element', at + 1);
    const expected = place in expectations ? expectations[place as keyof typeof expectations] : 'the end of the file';
    // A text or number in place of a record is refused as such; what follows it belongs to the same damage.
    return lose({ at: base + at, expected, known: keep && place === 'after-element' && afterScalar });
  }

  function goOn(next: Place, at: number): number {
    place = next;
    return at;
  }

  function begin(at: number, newRole: typeof role): number {
    value = beginValue({ start: base + at, column: columnOf(chunk, at, columnBefore), stack });
    role = newRole;
    place = 'in-value';
    return scan(at);
  }

  function scan(from: number): number {
    if (value === null) return from;
    const status = scanValue(value, { chunk, from, base });
    if (probation && role === 'record' && (status !== 'more' || value.keys.length > 1)) {
      probation = !isLikeKnown(knownOpenings(), value);
      if (probation) return lose({ at: base + value.position, expected: '' });
    }
    if (status === 'damaged') return lose({ at: base + value.position, expected: value.expected });
    const next = value.position;
    if (status === 'complete') complete(value);
    return next;
  }

  function complete(done: ValueState): void {
    const rest = chunk.subarray(Math.max(done.start - base, 0), done.position);
    const bytes = held.length === 0 ? rest : Buffer.concat([...held, rest]);
    forgetValue();
    if (role === 'key') {
      key = bytes.subarray(1, -1).toString('utf8');
      pieces.push({ kind: 'key', key });
      place = 'after-key';
    } else if (role === 'member') {
      pieces.push({ kind: 'member', key, offset: done.start, bytes });
      place = 'after-member';
    } else {
      if (keep) learnOpening(knownOpenings(), { value: done, bytes });
      const length = base + done.position - done.start;
      pieces.push({ kind: 'record', list, index, offset: done.start, length, bytes, keys: done.keys });
      index++;
      afterScalar = bytes[0] !== 0x7b && bytes[0] !== 0x5b;
      place = mode === 'values' ? 'before-value' : 'after-element';
    }
  }

  function hold(open: ValueState): void {
    if (!keep) return;
    const bytes = chunk.subarray(Math.max(open.start - base, 0));
    held.push(bytes);
    heldBytes += bytes.length;
    if (heldBytes <= largestRecordBytes) return;
    held = [];
    lose({ at: base + chunk.length, expected: `a record of at most ${largestRecordBytes / 1e6} MB` });
  }

  function forgetValue(): void {
    value = null;
    held = [];
    heldBytes = 0;
  }

  function beginList(at: number): number {
    list = key;
    index = seenLists.get(key) ?? 0;
    seenLists.set(key, index);
    probation = false;
    return goOn('before-element', at);
  }

  function endList(at: number): number {
    if (list === null) return finish(at);
    seenLists.set(list, index);
    return goOn('after-member', at);
  }

  function finish(at: number): number {
    pieces.push({ kind: 'end' });
    return goOn('done', at);
  }

  /** Reports damage and turns to looking for the next record; returns the index to look from. */
  function lose({ at, expected, known = false }: { at: number; expected: string; known?: boolean }): number {
    const damaged = value;
    if (!probation && !known) reportDamage({ at, expected, cut: false });
    let from = at;
    if (damaged !== null) {
      // Damage shows at the latest behind the text that it lies in, so the next record cannot begin before that text.
      from = probation ? damaged.start + 1 : Math.max(damaged.start + 1, Math.min(at, damaged.stringStart));
      if (held.length > 0) {
        chunk = Buffer.concat([...held, chunk]);
        base = damaged.start;
      }
      if (keep && role === 'record' && !probation) {
        learnOpening(knownOpenings(), { value: damaged, bytes: chunk.subarray(Math.max(damaged.start - base, 0)) });
        index++;
      }
    }
    const isNextRecord = damaged !== null && damaged.suspect === at && !probation;
    probation = false;
    forgetValue();
    place = isNextRecord ? (mode === 'values' ? 'before-value' : 'before-element') : 'lost';
    seekFrom = Math.max(from - base, 0);
    return seekFrom;
  }

  function reportDamage({ at, expected, cut }: { at: number; expected: string; cut: boolean }): void {
    const inRecord = value !== null && role === 'record';
    pieces.push({
      kind: 'damage',
      list,
      index: inRecord ? index : null,
      offset: value?.start ?? at,
      at,
      expected,
      cut,
      keys: inRecord ? (value?.keys ?? []) : [],
    });
  }

  /** Looks for the next record in the chunk. */
  function seek(from: number): number {
    const openings = mode === 'object' && list === null ? [] : knownOpenings();
    const keys = split.filter((name) => !seenLists.has(name));
    const searched = mode === 'values' ? Math.max(from - 1, 0) : from;
    const next =
      mode === 'values'
        ? findNextLine(chunk, searched)
        : findNextRecord(chunk, { from, openings, keys, anyObject: mode === 'list' || list !== null });
    if (next === null) {
      const kept = Math.max(searched, chunk.length - longestOpening(openings, keys));
      base += kept;
      chunk = chunk.subarray(kept);
      seekFrom = 0;
      return chunk.length;
    }
    probation = mode !== 'values';
    if (next.key !== null) key = next.key;
    place = next.key !== null ? 'after-key' : mode === 'values' ? 'before-value' : 'before-element';
    return next.index;
  }

  function knownOpenings(): RecordOpening[] {
    const known = openingsOf.get(list) ?? [];
    openingsOf.set(list, known);
    return known;
  }

  function isBlank(byte: number | undefined, offset: number): boolean {
    if (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) return true;
    return offset < 3 && place === 'start' && byte === [0xef, 0xbb, 0xbf][offset];
  }
}
