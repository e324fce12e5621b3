import type { ByteSource } from '../../../src/records/json/byte-source.ts';

/** A source in which every path is one file of these bytes. */
export function bytesInMemory(content: Buffer | string): ByteSource {
  const bytes = Buffer.from(content as string);
  return {
    isFolder: async () => false,
    open: async () => ({
      size: async () => bytes.length,
      // A copy each, so that no reader may rest on a chunk staying as it was.
      read: async ({ position, length }) => Buffer.from(bytes.subarray(position, position + length)),
      close: async () => {},
    }),
  };
}
