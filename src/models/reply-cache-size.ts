import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What lies in a cache of replies. */
export interface CacheSize {
  readonly replies: number;
  readonly bytes: number;
}

/** Counts the replies in a cache's folder; a folder that is not there holds none. */
export async function replyCacheSize(folder: string): Promise<CacheSize> {
  let replies = 0;
  let bytes = 0;
  for (const path of await filesIn(folder)) {
    const found = await stat(path).catch(() => null);
    if (found !== null) {
      replies += path.endsWith('.json') ? 1 : 0;
      bytes += found.size;
    }
  }
  return { replies, bytes };
}

/** Removes the replies in a cache's folder and nothing else, and tells what was removed. */
export async function clearReplyCache(folder: string): Promise<CacheSize> {
  const size = await replyCacheSize(folder);
  for (const path of await filesIn(folder)) {
    await rm(path, { force: true });
  }
  return size;
}

async function filesIn(folder: string): Promise<string[]> {
  const parts = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found = await Promise.all(
    parts
      .filter((part) => part.isDirectory() && /^[0-9a-f]{2}$/.test(part.name))
      .map(async ({ name }) =>
        (await readdir(join(folder, name)).catch(() => []))
          .filter((file) => /^[0-9a-f]{64}\.json(\.[0-9a-f-]{36}\.tmp)?$/.test(file))
          .map((file) => join(folder, name, file)),
      ),
  );
  return found.flat();
}
