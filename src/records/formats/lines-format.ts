import { parseJson } from '../json/parse-json.ts';
import { readBytes } from '../json/read-chunks.ts';
import { readPieces } from '../json/read-pieces.ts';
import type { Source, Trajectory } from '../trajectory.ts';
import type { FileHead, Format, FormatInput, ReadResult } from './format.ts';
import { UnfitRecordError } from './unfit-record-error.ts';
import { UnreadableInputError } from './unreadable-input-error.ts';

/** A format in which a file's lines together are one run: a message or an event each. */
export function createLinesFormat({
  name,
  summary,
  detect,
  convert,
}: {
  readonly name: string;
  readonly summary: string;
  readonly detect: (head: FileHead) => boolean;
  /** The lines as one run; throws {@link UnfitRecordError} where they are none. */
  readonly convert: (lines: readonly unknown[], source: Source) => Trajectory;
}): Format {
  return {
    name,
    summary,
    detect,
    read: (input) => readLines(input, convert),
    async readAt({ path, bytes: from }, source) {
      const bytes = await readBytes({ path, offset: source.offset, length: source.bytes, bytes: from });
      const lines = bytes.toString('utf8').split('\n');
      const values = lines.flatMap((line) => (line.trim() === '' ? [] : [parseJson(line)]));
      try {
        if (values.every(({ problem }) => problem === null)) {
          return convert(
            values.map(({ value }) => value),
            source,
          );
        }
      } catch (error) {
        if (!(error instanceof UnfitRecordError)) {
          throw error;
        }
      }
      throw new UnreadableInputError({ path, problem: 'its lines were changed after it was read, so read it again' });
    },
  };
}

/** The lines up to the first damage are the run: what came behind it would have other step numbers. */
async function* readLines(
  input: FormatInput,
  convert: (lines: readonly unknown[], source: Source) => Trajectory,
): AsyncGenerator<ReadResult> {
  const { path } = input;
  const lines: unknown[] = [];
  let begin = -1;
  let end = -1;
  let compressed = false;
  for await (const piece of readPieces({ ...input, mode: 'values' })) {
    if (piece.kind === 'unreadable') {
      yield { unreadable: { ...piece.row, index: null } };
      break;
    }
    if (piece.kind !== 'record') {
      continue;
    }
    const parsed = parseJson(piece.bytes.toString('utf8'));
    if (parsed.problem !== null) {
      const error = `${path}: line ${piece.index} (from byte ${piece.offset}) is no valid JSON (${parsed.problem})`;
      yield { unreadable: { file: path, index: null, offset: piece.compressed ? null : piece.offset, error } };
      break;
    }
    lines.push(parsed.value);
    compressed = piece.compressed;
    if (begin < 0) {
      begin = piece.offset;
    }
    end = piece.offset + piece.length;
  }
  if (begin < 0) {
    return;
  }
  const bytes = compressed ? { offset: null, bytes: null } : { offset: begin, bytes: end - begin };
  const source = { file: path, index: 0, ...bytes };
  try {
    yield { trajectory: convert(lines, source) };
  } catch (error) {
    if (!(error instanceof UnfitRecordError)) {
      throw error;
    }
    const row = {
      file: path,
      index: 0,
      offset: source.offset,
      error: `${path}: the lines are no run: ${error.message}`,
    };
    yield { unreadable: row };
  }
}
