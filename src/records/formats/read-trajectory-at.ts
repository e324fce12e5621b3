import type { ByteSource } from '../json/byte-source.ts';
import type { Source, Trajectory } from '../trajectory.ts';
import type { SourceBytes } from './format.ts';
import { findFormat, formatNames } from './formats.ts';
import { readTrajectories } from './read-trajectories.ts';
import { UnreadableInputError } from './unreadable-input-error.ts';

/**
 * One trajectory by where it stands: by its bytes, or, in a compressed file, by its index. Throws
 * {@link UnreadableInputError} where it is not there any more, or (with `id`) where another record stands there now.
 */
export async function readTrajectoryAt({
  source,
  format,
  signal,
  id,
  bytes,
}: {
  readonly source: Source;
  /** The format that the trajectory was read as. */
  readonly format: string;
  readonly signal?: AbortSignal | undefined;
  /** The id that the trajectory must have. */
  readonly id?: string | undefined;
  /** Where the bytes are taken from; the disk where it is not given. */
  readonly bytes?: ByteSource | undefined;
}): Promise<Trajectory> {
  const trajectory = hasBytes(source)
    ? await readByBytes({ source, format, signal, bytes })
    : await readByIndex({ source, format, signal, bytes });
  if (id === undefined || trajectory.id === id) {
    return trajectory;
  }
  throw new UnreadableInputError({
    path: source.file,
    problem: `record ${source.index} is ${trajectory.id} now, not ${id}; the file was changed after it was read, so read it again`,
  });
}

function hasBytes(source: Source): source is SourceBytes {
  return source.offset !== null && source.bytes !== null;
}

interface Place<Kind extends Source> {
  readonly source: Kind;
  readonly format: string;
  readonly signal: AbortSignal | undefined;
  readonly bytes: ByteSource | undefined;
}

async function readByBytes({ source, format: name, signal, bytes }: Place<SourceBytes>) {
  const format = findFormat(name);
  if (format === undefined) {
    const problem = `the format ${JSON.stringify(name)} is not known; expected one of ${formatNames.join(', ')}`;
    throw new UnreadableInputError({ path: source.file, problem });
  }
  const head = { container: 'values', keys: [], lists: [], list: null } as const;
  return format.readAt({ path: source.file, head, signal, bytes }, source);
}

async function readByIndex({ source, format, signal, bytes }: Place<Source>) {
  for await (const { trajectory } of readTrajectories({ path: source.file, format, signal, bytes })) {
    if (trajectory?.source.index === source.index) {
      return trajectory;
    }
  }
  throw new UnreadableInputError({
    path: source.file,
    problem: `it has no record ${source.index} any more; read it again`,
  });
}
