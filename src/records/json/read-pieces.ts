import type { UnreadableRecord } from '../formats/format.ts';
import type { JsonDamage, JsonPiece, ScanMode } from './json-piece.ts';
import { createJsonScanner } from './json-scanner.ts';
import { type ChunkOptions, openChunks } from './read-chunks.ts';

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
  ...options
}: ChunkOptions & { mode: ScanMode; split?: readonly string[] }): AsyncGenerator<FilePiece> {
  const scanner = createJsonScanner({ mode, split });
  const reader = await openChunks(options);
  const describe = (damage: JsonDamage): UnreadablePiece => ({
    kind: 'unreadable',
    list: damage.list,
    row: describeDamage({ path: options.path, damage, compressed: reader.compressed, problem: reader.problem() }),
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
