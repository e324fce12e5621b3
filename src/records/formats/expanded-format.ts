import type { ScanMode } from '../json/json-piece.ts';
import { parseJson } from '../json/parse-json.ts';
import { readBytes } from '../json/read-chunks.ts';
import { readPieces } from '../json/read-pieces.ts';
import type { Source, Trajectory } from '../trajectory.ts';
import type { FileHead, Format, FormatInput, ReadResult } from './format.ts';
import { UnfitRecordError } from './unfit-record-error.ts';
import { UnreadableInputError } from './unreadable-input-error.ts';

/** One run inside a value; throws {@link UnfitRecordError} where it is none. */
export type Run = (place: { readonly source: Source; readonly format: string }) => Trajectory;

/** A format in which one value of the file may hold several runs. */
export function createExpandedFormat({
  name,
  summary,
  detect,
  modeOf = () => 'values',
  expand,
}: {
  readonly name: string;
  readonly summary: string;
  readonly detect: (head: FileHead) => boolean;
  readonly modeOf?: (head: FileHead) => ScanMode;
  /** The runs of a value; throws {@link UnfitRecordError} where there is none. */
  readonly expand: (value: unknown) => readonly Run[];
}): Format {
  return {
    name,
    summary,
    detect,
    async *read(input: FormatInput): AsyncGenerator<ReadResult> {
      let index = 0;
      for await (const piece of readPieces({ ...input, mode: modeOf(input.head) })) {
        if (piece.kind === 'unreadable') {
          yield { unreadable: piece.row };
        }
        if (piece.kind !== 'record') {
          continue;
        }
        const bytes = piece.compressed ? null : { offset: piece.offset, bytes: piece.length };
        for (const result of readValue({ path: input.path, format: name, text: piece.bytes, bytes, index, expand })) {
          yield result;
          index += 1;
        }
      }
    },
    async readAt({ path, bytes: from }, source) {
      const bytes = await readBytes({ path, offset: source.offset, length: source.bytes, bytes: from });
      const parsed = parseJson(bytes.toString('utf8'));
      try {
        const [run, ...others] = parsed.problem === null ? expand(parsed.value) : [];
        if (run !== undefined && others.length === 0) {
          return run({ source, format: name });
        }
      } catch (error) {
        if (!(error instanceof UnfitRecordError)) {
          throw error;
        }
      }
      const problem = `no run stands at byte ${source.offset} any more; the file was changed after it was read, so read it again`;
      throw new UnreadableInputError({ path, problem });
    },
  };
}

/** The runs of one value, each with its place; several runs have no bytes of their own. */
function* readValue({
  path,
  format,
  text,
  bytes,
  index,
  expand,
}: {
  path: string;
  format: string;
  text: Buffer;
  bytes: { offset: number; bytes: number } | null;
  index: number;
  expand: (value: unknown) => readonly Run[];
}): Generator<ReadResult> {
  const refuse = (problem: string, at: number): ReadResult => {
    const offset = bytes?.offset ?? null;
    const place = offset === null ? '' : ` (from byte ${offset})`;
    return { unreadable: { file: path, index: at, offset, error: `${path}: record ${at}${place} ${problem}` } };
  };
  const parsed = parseJson(text.toString('utf8'));
  if (parsed.problem !== null) {
    return yield refuse(`is no valid JSON (${parsed.problem})`, index);
  }
  let runs: readonly Run[];
  try {
    runs = expand(parsed.value);
  } catch (error) {
    if (!(error instanceof UnfitRecordError)) {
      throw error;
    }
    return yield refuse(`is no run: ${error.message}`, index);
  }
  for (const [nth, run] of runs.entries()) {
    const own = runs.length === 1 ? bytes : null;
    const source = { file: path, index: index + nth, offset: own?.offset ?? null, bytes: own?.bytes ?? null };
    try {
      yield { trajectory: run({ source, format }) };
    } catch (error) {
      if (!(error instanceof UnfitRecordError)) {
        throw error;
      }
      yield refuse(`is no run: ${error.message}`, index + nth);
    }
  }
}
