import { Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import type { ChunkReader } from '../json/read-chunks.ts';
import { unpackZstd } from './unpack-zstd.ts';

/** What an archive's directory says of an entry. */
export interface PackedEntry {
  readonly name: string;
  /** How it is packed: 0 is stored, 8 deflate, 93 zstd. */
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc32: number;
  readonly packedBytes: number;
  /** Its length once it is unpacked. */
  readonly bytes: number;
}

/** An entry that becomes so many times larger, past a first few megabytes, is made to fill the machine. */
const mostGrowth = 1000;
const harmlessBytes = 64_000_000;

/** The unpacked bytes of an entry, checked against what the directory says of their length and sum. */
export function unpackEntry({
  entry,
  packed,
  signal,
}: {
  readonly entry: PackedEntry;
  readonly packed: () => AsyncIterable<Buffer>;
  readonly signal: AbortSignal | undefined;
}): ChunkReader {
  const state: { problem: string | null } = { problem: null };
  const refusal = refuse(entry);
  if (refusal !== null) {
    state.problem = refusal;
    return { compressed: true, chunks: nothing(), problem: () => state.problem };
  }
  const chunks = checked({ entry, chunks: unpack(entry.method, packed()), state, signal });
  return { compressed: true, chunks, problem: () => state.problem };
}

function refuse({ method, encrypted, packedBytes, bytes }: PackedEntry): string | null {
  if (encrypted) {
    return 'it is encrypted; expected an archive without a password';
  }
  if (![0, 8, 93].includes(method)) {
    return `it is packed by method ${method} of zip; expected stored, deflate (8) or zstd (93)`;
  }
  return bytes > Math.max(harmlessBytes, packedBytes * mostGrowth)
    ? `its ${packedBytes} bytes are to become ${bytes}, as in archives made to fill a machine; expected a log`
    : null;
}

async function* unpack(method: number, packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  if (method === 0) {
    yield* packed;
  } else if (method === 93) {
    yield* unpackZstd(packed);
  } else {
    const from = Readable.from(packed);
    const inflate = createInflateRaw();
    from.on('error', (cause) => inflate.destroy(cause));
    from.pipe(inflate);
    try {
      yield* inflate as AsyncIterable<Buffer>;
    } finally {
      from.destroy();
      inflate.destroy();
    }
  }
}

async function* checked({
  entry,
  chunks,
  state,
  signal,
}: {
  entry: PackedEntry;
  chunks: AsyncIterable<Buffer>;
  state: { problem: string | null };
  signal: AbortSignal | undefined;
}): AsyncGenerator<Buffer> {
  let length = 0;
  let sum = 0;
  try {
    for await (const chunk of chunks) {
      signal?.throwIfAborted();
      length += chunk.length;
      if (length > entry.bytes) {
        state.problem = `it is longer than the ${entry.bytes} bytes that the archive's directory tells`;
        return;
      }
      sum = crc32(chunk, sum);
      yield chunk;
    }
  } catch (cause) {
    signal?.throwIfAborted();
    state.problem = `it cannot be unpacked (${cause instanceof Error ? cause.message : String(cause)})`;
    return;
  }
  if (length < entry.bytes) {
    state.problem = `it has ${length} bytes of the ${entry.bytes} that the archive's directory tells`;
  } else if (sum !== entry.crc32) {
    state.problem = 'its checksum is not the one that the archive tells';
  }
}

async function* nothing(): AsyncGenerator<Buffer> {}
