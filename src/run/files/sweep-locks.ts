import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { guardedToken, helperOwner, isDead, type LockOwner, readLock } from './lock-line.ts';

/**
 * Removes what killed processes of this host left in a folder while they took locks: helper files, and locks on a token that
 * no lock in the folder has any more. Locks themselves stay; whoever wants one takes it over.
 */
export async function sweepLocks({
  folder,
  owner,
}: {
  readonly folder: string;
  readonly owner: LockOwner;
}): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.lock'));
  const helpers = names.filter((name) => helperOwner(name) !== null);
  const locks = await Promise.all(
    names
      .filter((name) => helperOwner(name) === null)
      .map(async (name) => ({ name, guarded: guardedToken(name), found: await lockIn(join(folder, name)) })),
  );
  const held = new Set(locks.map(({ found }) => found?.token));
  // A token is given once, so nobody can need a lock on one that is gone.
  const guards = locks.filter(
    ({ guarded, found }) => guarded !== null && !held.has(guarded) && found !== null && isDead(owner, found),
  );
  const dead = helpers.filter((name) => {
    const helper = helperOwner(name);
    return helper !== null && isDead(owner, helper);
  });
  for (const name of [...dead, ...guards.map(({ name }) => name)]) {
    await rm(join(folder, name), { force: true });
  }
}

/** Null too for what is no lock of ours or may not be read, as a folder or another user's file. */
async function lockIn(path: string) {
  return await readLock(path).catch(() => null);
}
