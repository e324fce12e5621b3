import type { UnreadableRecord } from '../formats/format.ts';
import type { JsonDamage, JsonPiece, ScanMode } from './json-piece.ts';
import { createJsonScanner } from './json-scanner.ts';
import { type ChunkOptions, type ChunkReader, openChunks } from './read-chunks.ts';

/** A piece of a file, or a row about a place that could not be read. */
export type FilePiece = (Exclude<JsonPiece, JsonDamage> & { readonly compressed: boolean }) | UnreadablePiece;

export interface UnreadablePiece {
  readonly kind: 'unreadable';
  readonly list: string | null;
  readonly row: UnreadableRecord;
}

/** A file's records one at a time, and a row for each place that is damaged. */
export async function* readPieces({
  mode,
  split = [],
  only = null,
  ...options
}: ChunkOptions & CutOptions): AsyncGenerator<FilePiece> {
  yield* readPiecesOf({ path: options.path, reader: await openChunks(options), mode, split, only });
}

/** How a file is to be cut: see {@link JsonScannerOptions}. */
interface CutOptions {
  readonly mode: ScanMode;
  readonly split?: readonly string[];
  readonly only?: readonly string[] | null;
}

/** The records of bytes that are open already. */
export async function* readPiecesOf({
  path,
  reader,
  ...cut
}: CutOptions & { readonly path: string; readonly reader: ChunkReader }): AsyncGenerator<FilePiece> {
  const scanner = createJsonScanner(cut);
  const describe = (damage: JsonDamage): UnreadablePiece => ({
    kind: 'unreadable',
    list: damage.list,
    row: describeDamage({ path, damage, compressed: reader.compressed, problem: reader.problem() }),
  });
  for await (const chunk of reader.chunks) {
    for (const piece of scanner.push(chunk)) {
      yield piece.kind === 'damage' ? describe(piece) : { ...piece, compressed: reader.compressed };
    }
  }
  for (const piece of scanner.end()) {
    yield piece.kind === 'damage' ? describe(piece) : { ...piece, compressed: reader.compressed };
  }
}

function describeDamage({
  path,
  damage,
  compressed,
  problem,
}: {
  path: string;
  damage: JsonDamage;
  compressed: boolean;
  problem: string | null;
}): UnreadableRecord {
  const record = damage.index === null ? '' : ` record ${damage.index}`;
  const of = damage.list === null ? '' : ` of \`${damage.list}\``;
  const byte = `byte ${damage.at}${compressed ? ' (unpacked)' : ''}`;
  const started = damage.index === null ? '' : `, which begins at byte ${damage.offset}`;
  const error = damage.cut
    ? `${path}: the file ends${record === '' ? '' : ` inside${record}${of}`} at ${byte}${started}; ` +
      `expected ${damage.expected}; ${problem ?? 'the file looks cut off'}; what came before it was read`
    : `${path}:${record === '' ? ' text' : record}${of} is damaged at ${byte}${started}; expected ${damage.expected}; ` +
      'reading goes on at the next record';
  const index =
    damage.list === null || damage.list === 'results' || damage.list === 'simulations' ? damage.index : null;
  return { file: path, index, offset: compressed ? null : damage.offset, error };
}
