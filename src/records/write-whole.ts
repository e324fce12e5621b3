import { type FileHandle, open, rename, rm } from 'node:fs/promises';

/** What a file gets: a text, or a function that writes it piece by piece. */
type Content = string | ((file: FileHandle) => Promise<void>);

/**
 * Writes a file by way of `<path>.new`, so that it is there whole or as it was before. Where that fails, as on a full disk,
 * nothing is left of the new one and the error names the path.
 */
export async function writeWhole({
  path,
  content,
}: {
  readonly path: string;
  readonly content: Content;
}): Promise<void> {
  const fresh = `${path}.new`;
  try {
    const file = await open(fresh, 'w');
    try {
      await (typeof content === 'string' ? file.writeFile(content) : content(file));
      await file.datasync();
    } finally {
      await file.close();
    }
    await rename(fresh, path);
  } catch (error) {
    await rm(fresh, { force: true }).catch(() => undefined);
    throw namePath(error, path);
  }
}

/** The same error with the path in it, which errors of an open file do not have. */
export function namePath(error: unknown, path: string): unknown {
  if (error instanceof Error && 'code' in error && !('path' in error)) {
    Object.assign(error, { path });
  }
  return error;
}
