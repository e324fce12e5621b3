import { type FileHandle, open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { UnreadableInputError } from '../formats/unreadable-input-error.ts';

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
}

const usualChunkBytes = 1 << 20;

/** Opens a file and sees by its first bytes whether it is gzip. Throws {@link UnreadableInputError} where it cannot be read. */
export async function openChunks({ path, signal, chunkBytes = usualChunkBytes }: ChunkOptions): Promise<ChunkReader> {
  const handle = await openFile(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    const compressed = bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
    if (!compressed) return { compressed, chunks: readPlain({ handle, signal, chunkBytes }), problem: () => null };
    const state: { problem: string | null } = { problem: null };
    const chunks = readPacked({ handle, signal, chunkBytes, state });
    return { compressed, chunks, problem: () => state.problem };
  } catch (cause) {
    await handle.close();
    throw cause;
  }
}

/** Some bytes of a file that is not compressed; fewer where it ends before. */
export async function readBytes({
  path,
  offset,
  bytes,
}: {
  path: string;
  offset: number;
  bytes: number;
}): Promise<Buffer> {
  const handle = await openFile(path);
  try {
    const { size } = await handle.stat();
    const length = Math.max(0, Math.min(bytes, size - offset));
    const buffer = Buffer.allocUnsafe(length);
    const { bytesRead } = await handle.read(buffer, 0, length, offset);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    const handle = await open(path, 'r');
    if (!(await handle.stat()).isDirectory()) return handle;
    await handle.close();
  } catch (cause) {
    throw new UnreadableInputError({ path, problem: explainFailure(cause), cause });
  }
  throw new UnreadableInputError({ path, problem: 'it is a folder; expected a results file' });
}

/** Why a file or folder could not be opened, in words. */
export function explainFailure(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : null;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'there is no such file or folder; check the path';
  if (code === 'EACCES' || code === 'EPERM') return 'it may not be read; check its permissions';
  return `it cannot be opened (${cause instanceof Error ? cause.message : String(cause)})`;
}

async function* readPlain(options: {
  handle: FileHandle;
  signal: AbortSignal | undefined;
  chunkBytes: number;
}): AsyncGenerator<Buffer> {
  const { handle, signal, chunkBytes } = options;
  try {
    for (let position = 0; ; ) {
      signal?.throwIfAborted();
      const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafeSlow(chunkBytes), 0, chunkBytes, position);
      if (bytesRead === 0) return;
      position += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

async function* readPacked(options: {
  handle: FileHandle;
  signal: AbortSignal | undefined;
  chunkBytes: number;
  state: { problem: string | null };
}): AsyncGenerator<Buffer> {
  const { handle, signal, chunkBytes, state } = options;
  const packed = handle.createReadStream({ start: 0, highWaterMark: chunkBytes, autoClose: false });
  const unpacked = createGunzip({ chunkSize: Math.max(chunkBytes, 64) });
  packed.on('error', (cause) => unpacked.destroy(cause));
  packed.pipe(unpacked);
  try {
    for await (const chunk of unpacked) {
      signal?.throwIfAborted();
      yield chunk;
    }
  } catch (cause) {
    if (!isGzipDamage(cause)) throw cause;
    state.problem = `the gzip stream is damaged or cut off (${cause.message})`;
  } finally {
    packed.destroy();
    unpacked.destroy();
    await handle.close();
  }
}

function isGzipDamage(cause: unknown): cause is Error {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' && cause.code.startsWith('Z_');
}
