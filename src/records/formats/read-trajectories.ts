import type { ByteSource } from '../json/byte-source.ts';
import { detectFormat } from './detect-format.ts';
import type { ReadResult } from './format.ts';
import { UnreadableInputError } from './unreadable-input-error.ts';

export interface ReadOptions {
  /** A file, plain or gzip, or a folder of tau2 results. */
  readonly path: string;
  /** The name of a format to be taken instead of the one that the content shows. */
  readonly format?: string | null | undefined;
  readonly signal?: AbortSignal | undefined;
  /** How many bytes are read at a time; 1 MiB where it is not given. */
  readonly chunkBytes?: number | undefined;
  /** Where the bytes are taken from; the disk where it is not given. */
  readonly bytes?: ByteSource | undefined;
}

/**
 * The trajectories of a results file one at a time, in its order, holding no more than one of them; and a row for each record
 * that cannot be read. Throws {@link UnreadableInputError} where the input is no results file, or holds no record at all.
 */
export async function* readTrajectories({
  path,
  format,
  signal,
  chunkBytes,
  bytes,
}: ReadOptions): AsyncGenerator<ReadResult> {
  const detected = await detectFormat({ path, format, signal, bytes });
  let empty = true;
  for await (const result of detected.format.read({ path, head: detected.head, signal, chunkBytes, bytes })) {
    empty = false;
    yield result;
  }
  if (!empty) {
    return;
  }
  throw new UnreadableInputError({ path, problem: `it holds no records; expected ${detected.format.summary}` });
}
