import { Readable } from 'node:stream';
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl';
import { UnreadableInputError } from '../formats/unreadable-input-error.ts';
import { type ByteFile, type ByteSource, disk } from '../json/byte-source.ts';
import type { ChunkReader } from '../json/read-chunks.ts';
import { type PackedEntry, unpackEntry } from './unpack-entry.ts';

/** One file of an archive, as its directory has it. */
export interface ZipEntry extends PackedEntry {
  /** Where the entry begins in the archive. */
  readonly offset: number;
  /** The entry as yauzl knows it. */
  readonly entry: Entry;
}

/** An open archive. */
export interface Zip {
  /** The files in it by name, in the order of its directory; of two of one name the later one counts. */
  readonly entries: ReadonlyMap<string, ZipEntry>;
  /** The unpacked bytes of an entry; what is wrong with them is told by `problem` once they were gone through. */
  readonly read: (entry: ZipEntry, signal?: AbortSignal | undefined) => ChunkReader;
  readonly close: () => Promise<void>;
}

/** No results archive has more entries; a directory of so many would fill the memory by itself. */
const mostEntries = 500_000;
const pieceBytes = 1 << 18;

/** Opens a zip archive and reads its directory. Throws {@link UnreadableInputError} where it has none, or a hostile one. */
export async function openZip({
  path,
  bytes = disk,
}: {
  readonly path: string;
  readonly bytes?: ByteSource | undefined;
}): Promise<Zip> {
  const file = await bytes.open(path);
  try {
    const zip = await fromRandomAccessReaderPromise(new ArchiveBytes(file), await file.size(), {
      lazyEntries: true,
      autoClose: false,
    });
    return {
      entries: await readDirectory(zip, path),
      read: (entry, signal) => unpackEntry({ entry, packed: () => readPacked(zip, entry), signal }),
      close: () => file.close(),
    };
  } catch (cause) {
    await file.close();
    if (cause instanceof UnreadableInputError) {
      throw cause;
    }
    const found = cause instanceof Error ? cause.message : String(cause);
    const problem = `it is a zip archive that is damaged or cut off (${found.slice(0, 200)}); expected a whole one, so copy it again from where it was written`;
    throw new UnreadableInputError({ path, problem, cause });
  }
}

async function readDirectory(zip: ZipFile, path: string): Promise<ReadonlyMap<string, ZipEntry>> {
  if (zip.entryCount > mostEntries) {
    const problem = `it is a zip archive of ${zip.entryCount} entries; expected at most ${mostEntries}`;
    throw new UnreadableInputError({ path, problem });
  }
  const entries = new Map<string, ZipEntry>();
  for await (const entry of zip.eachEntry()) {
    if (!entry.fileName.endsWith('/')) {
      entries.set(entry.fileName, {
        entry,
        name: entry.fileName,
        offset: entry.relativeOffsetOfLocalHeader,
        method: entry.compressionMethod,
        encrypted: entry.isEncrypted(),
        crc32: entry.crc32,
        packedBytes: entry.compressedSize,
        bytes: entry.uncompressedSize,
      });
    }
  }
  return entries;
}

/** The bytes of an entry as they stand in the archive. */
async function* readPacked(zip: ZipFile, { entry }: ZipEntry): AsyncGenerator<Buffer> {
  const stream = await zip.openReadStreamPromise(entry, { decodeFileData: false });
  try {
    yield* stream as AsyncIterable<Buffer>;
  } finally {
    stream.destroy();
  }
}

/** What yauzl reads from. */
class ArchiveBytes extends RandomAccessReader {
  readonly #file: ByteFile;

  constructor(file: ByteFile) {
    super();
    this.#file = file;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(readRange(this.#file, start, end));
  }
}

async function* readRange(file: ByteFile, start: number, end: number): AsyncGenerator<Buffer> {
  for (let position = start; position < end; ) {
    const chunk = await file.read({ position, length: Math.min(pieceBytes, end - position) });
    if (chunk.length === 0) {
      return;
    }
    position += chunk.length;
    yield chunk;
  }
}
