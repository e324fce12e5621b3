import type { ScanMode } from '../json/json-piece.ts';
import { parseJson } from '../json/parse-json.ts';
import { readBytes } from '../json/read-chunks.ts';
import { type FilePiece, readPieces } from '../json/read-pieces.ts';
import type { Source, Trajectory } from '../trajectory.ts';
import type { FileHead, Format, FormatInput, ReadResult, SourceBytes, UnreadableRecord } from './format.ts';
import { UnfitRecordError } from './unfit-record-error.ts';
import { UnreadableInputError } from './unreadable-input-error.ts';

/** Turns one parsed record into a trajectory; throws {@link UnfitRecordError} where it is none. */
export type Convert = (record: unknown, place: { readonly source: Source; readonly format: string }) => Trajectory;

/** A format in which every record is a whole trajectory of its own. */
export function createRecordFormat({
  name,
  summary,
  detect,
  modeOf = usualMode,
  split = [],
  convert,
  prepare = async () => convert,
}: {
  readonly name: string;
  readonly summary: string;
  readonly detect: (head: FileHead) => boolean;
  /** How the file is to be cut into records. */
  readonly modeOf?: (head: FileHead) => ScanMode;
  /** Keys of a top-level object under which the records stand. */
  readonly split?: readonly string[];
  readonly convert: Convert;
  /** Where the conversion needs something that stands beside the file: reads it and hands the conversion back. */
  readonly prepare?: (path: string) => Promise<Convert>;
}): Format {
  return {
    name,
    summary,
    detect,
    async *read(input: FormatInput): AsyncGenerator<ReadResult> {
      const { path, head } = input;
      const prepared = await prepare(path);
      for await (const piece of readPieces({ ...input, mode: modeOf(head), split })) {
        if (piece.kind === 'unreadable') {
          yield { unreadable: piece.row };
        } else if (piece.kind === 'record') {
          yield convertRecord({ path, piece, format: name, convert: prepared });
        }
      }
    },
    readAt: async (input, source) => readRecordAt({ input, source, format: name, convert: await prepare(input.path) }),
  };
}

/** One record of a stream as a trajectory, or the row that says why it is none. */
export function convertRecord({
  path,
  piece,
  format,
  convert,
}: {
  path: string;
  piece: FilePiece & { kind: 'record' };
  format: string;
  convert: Convert;
}): ReadResult {
  const { index } = piece;
  const [offset, bytes] = piece.compressed ? [null, null] : [piece.offset, piece.length];
  const source = { file: path, index, offset, bytes };
  const parsed = parseJson(piece.bytes.toString('utf8'));
  if (parsed.problem !== null) {
    return { unreadable: unreadable({ source, problem: `is no valid JSON (${parsed.problem})` }) };
  }
  try {
    return { trajectory: convert(parsed.value, { source, format }) };
  } catch (error) {
    if (!(error instanceof UnfitRecordError)) {
      throw error;
    }
    return { unreadable: unreadable({ source, problem: `is no run: ${error.message}` }) };
  }
}

/** One record by its bytes; throws {@link UnreadableInputError} where no such record stands there. */
export async function readRecordAt({
  input: { path, bytes: from },
  source,
  format,
  convert,
}: {
  input: Pick<FormatInput, 'path' | 'bytes'>;
  source: SourceBytes;
  format: string;
  convert: Convert;
}): Promise<Trajectory> {
  const bytes = await readBytes({ path, offset: source.offset, length: source.bytes, bytes: from });
  const parsed = parseJson(bytes.toString('utf8'));
  if (parsed.problem === null) {
    try {
      return convert(parsed.value, { source, format });
    } catch (error) {
      if (!(error instanceof UnfitRecordError)) {
        throw error;
      }
    }
  }
  throw new UnreadableInputError({
    path,
    problem: `no record stands at byte ${source.offset} any more; the file was changed after it was read, so read it again`,
  });
}

function unreadable({ source, problem }: { source: Source; problem: string }): UnreadableRecord {
  const place = source.offset === null ? '' : ` (from byte ${source.offset})`;
  return {
    file: source.file,
    index: source.index,
    offset: source.offset,
    error: `${source.file}: record ${source.index}${place} ${problem}`,
  };
}

function usualMode(head: FileHead): ScanMode {
  return head.container === 'directory' || head.container === 'archive' ? 'values' : head.container;
}
