import { Decompress } from 'fzstd';

/** Larger windows are refused by zstd's own command too, unless it is told otherwise. */
const largestWindowBytes = 1 << 27;
const magic = 0xfd2fb528;
/** So many bytes hold every field that the window's size is told by. */
const headerBytes = 18;

/**
 * Unpacks zstd, frame after frame, holding no more than a window and a block. In JavaScript, for Node 20 has no zstd of its own.
 * Throws where the bytes are damaged, end too early, or ask for a window of more than 128 MB.
 */
export async function* unpackZstd(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const out: Buffer[] = [];
  // What is handed over is a view of a buffer that is used again.
  const unpacker = new Decompress((data) => out.push(Buffer.from(data)));
  let begun: Buffer | null = Buffer.alloc(0);
  for await (const chunk of packed) {
    let next = chunk;
    if (begun !== null) {
      begun = Buffer.concat([begun, chunk]);
      if (begun.length < headerBytes) {
        continue;
      }
      next = begun;
      begun = null;
      requireSmallWindow(next);
    }
    unpacker.push(next);
    yield* out.splice(0);
  }
  unpacker.push(begun ?? Buffer.alloc(0), true);
  yield* out.splice(0);
}

/** The window as the first frame's header tells it: by a descriptor, or, in a frame of one segment, the length of the content. */
function requireSmallWindow(frame: Buffer): void {
  if (frame.readUInt32LE(0) !== magic) {
    return;
  }
  const flags = frame.readUInt8(4);
  const isSingle = (flags & 0x20) !== 0;
  const descriptor = frame.readUInt8(5);
  const base = 2 ** (10 + (descriptor >> 3));
  const window = isSingle ? contentLength(frame, flags) : base + (base / 8) * (descriptor & 7);
  if (window > largestWindowBytes) {
    throw new Error(`it asks for ${window} bytes of memory at once; at most ${largestWindowBytes} are given`);
  }
}

function contentLength(frame: Buffer, flags: number): number {
  const at = 5 + ([0, 1, 2, 4][flags & 3] ?? 0);
  switch (flags >> 6) {
    case 0:
      return frame.readUInt8(at);
    case 1:
      return frame.readUInt16LE(at) + 256;
    case 2:
      return frame.readUInt32LE(at);
    default:
      return Number(frame.readBigUInt64LE(at));
  }
}
