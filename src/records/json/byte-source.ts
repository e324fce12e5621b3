import { open, stat } from 'node:fs/promises';
import { UnreadableInputError } from '../formats/unreadable-input-error.ts';

/** Where readers take their bytes from: the disk, unless somebody hands in another one. */
export interface ByteSource {
  /** Opens a file; throws {@link UnreadableInputError} where there is none or it may not be read. */
  readonly open: (path: string) => Promise<ByteFile>;
  /** Whether a path is a folder; throws {@link UnreadableInputError} where there is nothing at all. */
  readonly isFolder: (path: string) => Promise<boolean>;
}

/** An open file. */
export interface ByteFile {
  /** Length in bytes. */
  readonly size: () => Promise<number>;
  /** So many bytes from a position, in a buffer of its own; fewer where the file ends before, none behind its end. */
  readonly read: (range: { readonly position: number; readonly length: number }) => Promise<Buffer>;
  readonly close: () => Promise<void>;
}

/** The files of this machine. */
export const disk: ByteSource = {
  open: async (path) => {
    const handle = await open(path, 'r').catch((cause: unknown) => {
      throw new UnreadableInputError({ path, problem: explainFailure(cause), cause });
    });
    if ((await handle.stat()).isDirectory()) {
      await handle.close();
      throw new UnreadableInputError({ path, problem: 'it is a folder; expected a results file' });
    }
    return {
      size: async () => (await handle.stat()).size,
      read: async ({ position, length }) => {
        const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafeSlow(length), 0, length, position);
        return buffer.subarray(0, bytesRead);
      },
      close: () => handle.close(),
    };
  },
  isFolder: async (path) => {
    const found = await stat(path).catch((cause: unknown) => {
      throw new UnreadableInputError({ path, problem: explainFailure(cause), cause });
    });
    return found.isDirectory();
  },
};

/** Why a file or folder could not be opened, in words. */
export function explainFailure(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : null;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return 'there is no such file or folder; check the path';
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return 'it may not be read; check its permissions';
  }
  return `it cannot be opened (${cause instanceof Error ? cause.message : String(cause)})`;
}
