import type { JsonObject } from '../../json/json-fields.ts';
import type { ChunkReader } from '../../json/read-chunks.ts';
import { readPiecesOf } from '../../json/read-pieces.ts';
import { parseMember } from './inspect-log.ts';

/** What is wanted of a sample; its events, most of its bytes, are gone through and not held. */
const wanted = ['id', 'epoch', 'messages', 'output', 'scores', 'metadata', 'store', 'error', 'limit', 'attachments'];

/** A sample without its events, or why it cannot be read. */
export type SampleRead =
  | { readonly sample: JsonObject; readonly problem: null }
  | { readonly sample: null; readonly problem: string };

/** Reads one sample of a log, holding only what is wanted of it. */
export async function readSample(options: { path: string; reader: ChunkReader }): Promise<SampleRead> {
  const members: [string, unknown][] = [];
  for await (const piece of readPiecesOf({ ...options, mode: 'object', only: wanted })) {
    if (piece.kind === 'unreadable') {
      const found = piece.row.error.slice(`${options.path}:`.length).trim();
      return { sample: null, problem: options.reader.problem() ?? found };
    }
    if (piece.kind === 'member') {
      const value = parseMember(piece.bytes);
      if (value === undefined) {
        return { sample: null, problem: `its \`${piece.key}\` is no valid JSON` };
      }
      members.push([piece.key, value]);
    }
  }
  const problem = options.reader.problem();
  return problem === null ? { sample: Object.fromEntries(members), problem } : { sample: null, problem };
}

/** The bytes of a sample that is held already, as a reader. */
export function readerOf(bytes: Buffer): ChunkReader {
  async function* once(): AsyncGenerator<Buffer> {
    yield bytes;
  }
  return { compressed: false, chunks: once(), problem: () => null };
}
