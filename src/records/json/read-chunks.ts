import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { type ByteFile, type ByteSource, disk } from './byte-source.ts';

/** A file's bytes in order, unpacked where they are gzip. */
export interface ChunkReader {
  readonly compressed: boolean;
  /** To be gone through once; closes the file when it is done or left. Every chunk is a buffer of its own. */
  readonly chunks: AsyncIterable<Buffer>;
  /** Why the bytes end too early (a damaged gzip stream); null where they do not. */
  readonly problem: () => string | null;
}

export interface ChunkOptions {
  readonly path: string;
  readonly signal?: AbortSignal | undefined;
  /** How many bytes are read at a time. */
  readonly chunkBytes?: number | undefined;
  /** Where the bytes are taken from; the disk where it is not given. */
  readonly bytes?: ByteSource | undefined;
}

const usualChunkBytes = 1 << 20;

/** Opens a file and sees by its first bytes whether it is gzip. Throws UnreadableInputError where it cannot be read. */
export async function openChunks({
  path,
  signal,
  chunkBytes = usualChunkBytes,
  bytes = disk,
}: ChunkOptions): Promise<ChunkReader> {
  const file = await bytes.open(path);
  try {
    const first = await file.read({ position: 0, length: 2 });
    const compressed = first[0] === 0x1f && first[1] === 0x8b;
    if (!compressed) {
      return { compressed, chunks: readPlain({ file, signal, chunkBytes }), problem: () => null };
    }
    const state: { problem: string | null } = { problem: null };
    const chunks = readPacked({ file, signal, chunkBytes, state });
    return { compressed, chunks, problem: () => state.problem };
  } catch (cause) {
    await file.close();
    throw cause;
  }
}

/** Some bytes of a file that is not compressed; fewer where it ends before. */
export async function readBytes({
  path,
  offset,
  length,
  bytes = disk,
}: {
  path: string;
  offset: number;
  length: number;
  bytes?: ByteSource | undefined;
}): Promise<Buffer> {
  const file = await bytes.open(path);
  try {
    const left = Math.max(0, (await file.size()) - offset);
    return await file.read({ position: offset, length: Math.min(length, left) });
  } finally {
    await file.close();
  }
}

interface Reading {
  readonly file: ByteFile;
  readonly signal: AbortSignal | undefined;
  readonly chunkBytes: number;
}

async function* readPlain({ file, signal, chunkBytes }: Reading): AsyncGenerator<Buffer> {
  try {
    for (let position = 0; ; ) {
      signal?.throwIfAborted();
      const chunk = await file.read({ position, length: chunkBytes });
      if (chunk.length === 0) {
        return;
      }
      position += chunk.length;
      yield chunk;
    }
  } finally {
    await file.close();
  }
}

async function* readPacked({
  state,
  ...reading
}: Reading & { state: { problem: string | null } }): AsyncGenerator<Buffer> {
  const { signal, chunkBytes } = reading;
  const packed = Readable.from(readPlain(reading));
  const unpacked = createGunzip({ chunkSize: Math.max(chunkBytes, 64) });
  packed.on('error', (cause) => unpacked.destroy(cause));
  packed.pipe(unpacked);
  try {
    for await (const chunk of unpacked) {
      signal?.throwIfAborted();
      yield chunk;
    }
  } catch (cause) {
    if (!isGzipDamage(cause)) {
      throw cause;
    }
    state.problem = `the gzip stream is damaged or cut off (${cause.message})`;
  } finally {
    packed.destroy();
    unpacked.destroy();
    // A stream that was never begun does not close what it reads from.
    await reading.file.close();
  }
}

function isGzipDamage(cause: unknown): cause is Error {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' && cause.code.startsWith('Z_');
}
