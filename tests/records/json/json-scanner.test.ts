import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonPiece, ScanMode } from '../../../src/records/json/json-piece.ts';
import { createJsonScanner } from '../../../src/records/json/json-scanner.ts';
import { parseJson } from '../../../src/records/json/parse-json.ts';
import { casesToTry } from '../../support/effort.ts';

/** All pieces of a text that comes in chunks cut at the given places. */
function scan(
  text: string | Buffer,
  options: { mode: ScanMode; split?: string[]; cuts?: readonly number[] },
): JsonPiece[] {
  const bytes = Buffer.from(text as string);
  const scanner = createJsonScanner(options);
  const places = [...new Set((options.cuts ?? []).map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b);
  const pieces: JsonPiece[] = [];
  let from = 0;
  for (const place of [...places, bytes.length]) {
    // A copy each, so that no piece may rest on the chunk before it being unchanged by luck.
    pieces.push(...scanner.push(Buffer.from(bytes.subarray(from, place))).map(keepBytes));
    from = place;
  }
  return [...pieces, ...scanner.end().map(keepBytes)];
}

function keepBytes(piece: JsonPiece): JsonPiece {
  return 'bytes' in piece ? { ...piece, bytes: Buffer.from(piece.bytes) } : piece;
}

const records = (pieces: readonly JsonPiece[]) => pieces.flatMap((piece) => (piece.kind === 'record' ? [piece] : []));
const values = (pieces: readonly JsonPiece[]) => records(pieces).map((piece) => JSON.parse(piece.bytes.toString()));
const damages = (pieces: readonly JsonPiece[]) => pieces.flatMap((piece) => (piece.kind === 'damage' ? [piece] : []));

const json = fc.jsonValue({ noUnicodeString: false, maxDepth: 4 });
const cuts = fc.array(fc.nat(4000), { maxLength: 12 });
const indent = fc.constantFrom(undefined, 0, 1, 2, 4, '\t');

test('elements of a list are the same wherever the chunks are cut', () => {
  fc.assert(
    fc.property(fc.array(json), indent, cuts, (list, space, places) => {
      const text = JSON.stringify(list, null, space);
      const pieces = scan(text, { mode: 'list', cuts: places });
      expect(values(pieces)).toEqual(JSON.parse(text));
      expect(damages(pieces)).toEqual([]);
      for (const piece of records(pieces)) {
        expect(Buffer.from(text).subarray(piece.offset, piece.offset + piece.length)).toEqual(piece.bytes);
      }
    }),
    { numRuns: casesToTry(120, 4000) },
  );
});

test('values one after another are the same wherever the chunks are cut', () => {
  const space = fc.constantFrom('\n', '\r\n', '\n\n', '\n \t');
  fc.assert(
    fc.property(fc.array(fc.dictionary(fc.string(), json)), indent, space, cuts, (list, inner, between, places) => {
      const text = list.map((value) => JSON.stringify(value, null, inner === 0 ? 1 : inner)).join(between);
      const pieces = scan(text, { mode: 'values', cuts: places });
      expect(values(pieces)).toEqual(JSON.parse(JSON.stringify(list)));
      expect(damages(pieces)).toEqual([]);
    }),
    { numRuns: casesToTry(120, 4000) },
  );
});

test('an object is handed out by key, chosen lists by element', () => {
  const object = fc.record(
    { before: json, tasks: fc.array(json), info: json, runs: fc.array(json) },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(object, indent, cuts, (value, space, places) => {
      const text = JSON.stringify(value, null, space);
      const pieces = scan(text, { mode: 'object', split: ['tasks', 'runs'], cuts: places });
      const parsed = JSON.parse(text);
      for (const key of ['tasks', 'runs']) {
        const found = records(pieces).filter((piece) => piece.list === key);
        expect(found.map((piece) => JSON.parse(piece.bytes.toString()))).toEqual(parsed[key] ?? []);
        expect(found.map((piece) => piece.index)).toEqual(found.map((_, index) => index));
      }
      const members = pieces.flatMap((piece) => (piece.kind === 'member' ? [piece] : []));
      for (const member of members) {
        expect(JSON.parse(member.bytes.toString())).toEqual(parsed[member.key]);
      }
      expect(pieces.flatMap((piece) => (piece.kind === 'key' ? [piece.key] : []))).toEqual(Object.keys(parsed));
      expect(damages(pieces)).toEqual([]);
    }),
    { numRuns: casesToTry(100, 3000) },
  );
});

test('bytes of any kind are never more than damage, and the same damage wherever they are cut', () => {
  const piece = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    '"',
    ',',
    ':',
    '\\',
    '\n',
    ' ',
    '{"a"',
    '"b":1',
    'null',
    '12',
    'é',
    '\u0000',
  );
  const mode = fc.constantFrom<ScanMode>('list', 'object', 'values');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), mode, cuts, (parts, chosen, places) => {
      const text = `${chosen === 'list' ? '[' : chosen === 'object' ? '{"tasks":[' : ''}${parts.join('')}`;
      const whole = scan(text, { mode: chosen, split: ['tasks'] });
      expect(scan(text, { mode: chosen, split: ['tasks'], cuts: places })).toEqual(whole);
    }),
    { numRuns: casesToTry(600, 20_000) },
  );
});

test('a quote that is lost is noticed at once and costs one record', () => {
  const list = Array.from({ length: 40 }, (_, id) => ({
    task_id: id,
    text: `say "${id}" {twice}, then [stop]`,
    more: [1, { a: 'b' }],
  }));
  for (const space of [undefined, 2]) {
    const text = JSON.stringify(list, null, space);
    for (let at = text.indexOf('{', 200); at < 1400; at++) {
      if (text[at] !== '"') {
        continue;
      }
      const pieces = scan(`${text.slice(0, at)} ${text.slice(at + 1)}`, { mode: 'list', cuts: [at, at + 3, 700] });
      // A quote behind a backslash leaves the structure whole; JSON.parse sees what is wrong with it.
      const good = records(pieces).filter((piece) => parseJson(piece.bytes.toString()).problem === null);
      const rows = damages(pieces).length + records(pieces).length - good.length;
      expect([good.length, rows], `quote at ${at}`).toEqual([39, 1]);
    }
  }
});

test('a record without its end does not take the next ones along', () => {
  const lines = Array.from({ length: 20 }, (_, id) =>
    JSON.stringify({ task_id: id, traj: [{ role: 'user', content: 'x' }] }),
  );
  const broken = lines.with(3, '{"task_id":3,"traj":[{"role":"user","content":"x"},');
  const pieces = scan(broken.join('\n'), { mode: 'values', cuts: [100, 101, 180] });
  expect(values(pieces).map((value) => value.task_id)).toEqual(lines.map((_, id) => id).filter((id) => id !== 3));
  expect(damages(pieces)).toMatchObject([{ index: 3 }]);
});

test('a pretty-printed record without its end does not take the next ones along', () => {
  const text = JSON.stringify(
    [0, 1, 2, 3].map((id) => ({ task_id: id, traj: [{ role: 'user' }] })),
    null,
    2,
  );
  const at = text.indexOf('      }\n', text.indexOf('"task_id": 1'));
  const pieces = scan(text.slice(0, at + 7) + text.slice(text.indexOf('},', at + 8) + 1), { mode: 'list' });
  expect(values(pieces).map((value) => value.task_id)).toEqual([0, 2, 3]);
  expect(damages(pieces)).toMatchObject([{ index: 1 }]);
});

test('objects inside a damaged record are not taken for records', () => {
  const list = [0, 1, 2].map((id) => ({
    id,
    task_id: id,
    calls: [
      { id: 1, name: 'a' },
      { id: 2, name: 'b' },
    ],
  }));
  const text = JSON.stringify(list).replace('"task_id":1', '"task_id"1');
  const pieces = scan(text, { mode: 'list' });
  expect(values(pieces).map((value) => value.id)).toEqual([0, 2]);
  expect(damages(pieces)).toHaveLength(1);
});

test('nesting has a limit', () => {
  expect(damages(scan('['.repeat(100_000), { mode: 'list' }))).toMatchObject([
    { index: 0, expected: 'nesting of at most 1000 levels' },
  ]);
  const deep = `[{"a":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_001)},{"a":2}]`;
  expect(values(scan(deep, { mode: 'list' })).at(-1)).toEqual({ a: 2 });
});

test('a huge record in tiny chunks takes time in proportion to its size', () => {
  const text = JSON.stringify([{ text: 'long '.repeat(400_000) }]);
  const scanner = createJsonScanner({ mode: 'list' });
  const bytes = Buffer.from(text);
  let found = 0;
  for (let at = 0; at < bytes.length; at += 16) {
    found += scanner.push(bytes.subarray(at, at + 16)).filter((p) => p.kind === 'record').length;
  }
  expect(found).toBe(1);
});
