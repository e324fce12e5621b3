import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { takeLock } from '../../src/run/files/lock.ts';
import type { LockOwner } from '../../src/run/files/lock-line.ts';
import { sweepLocks } from '../../src/run/files/sweep-locks.ts';
import { contestLocks } from './lock-contest.ts';

let folder = '';
let number = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tau-triage-lock-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const newPath = () => join(folder, `${number++}.lock`);

function ownerOf(pid: number, host = 'here', alive: readonly number[] = []): LockOwner {
  return {
    pid,
    host,
    createToken: () => `t${number++}`,
    isAlive: (id) => alive.includes(id),
    tokens: new Set(),
  };
}

/** Sets a lock's time back, as if it had not been renewed for so many seconds. */
async function age(path: string, seconds: number): Promise<void> {
  const then = Date.now() / 1000 - seconds;
  await utimes(path, then, then);
}

describe('a lock', () => {
  it('belongs to one until it is released', async () => {
    const path = newPath();
    const [one, other] = [ownerOf(1, 'here', [2]), ownerOf(2, 'here', [1])];
    const lock = await takeLock({ path, owner: one });
    expect(lock).not.toBeNull();
    expect(await takeLock({ path, owner: other })).toBeNull();
    await lock?.release();
    const next = await takeLock({ path, owner: other });
    expect(next).not.toBeNull();
    await next?.release();
    expect(await readdir(folder)).toEqual([]);
  });

  it('of this very process is held, and one that an earlier process of the same id left is not', async () => {
    const path = newPath();
    const owner = ownerOf(7);
    const lock = await takeLock({ path, owner });
    expect(await takeLock({ path, owner })).toBeNull();
    await lock?.release();
    await writeFile(path, '7 here earlier\n');
    const again = await takeLock({ path, owner });
    expect(again).not.toBeNull();
    await again?.release();
  });

  it.each([
    ['a dead process of this host', '9 here abc\n', 0, true],
    ['a dead process, in the words of an earlier version', '9 here\n', 0, true],
    ['a living process', '1 here abc\n', 30, false],
    ['a living process that has not renewed it for long', '1 here abc\n', 90, true],
    ['another host', '9 there abc\n', 30, false],
    ['another host that has not renewed it for long', '9 there abc\n', 90, true],
    ['a process that is just writing it', '', 0, false],
    ['a process that died while it wrote it', '', 90, true],
  ])('of %s', async (_, text, seconds, free) => {
    const path = newPath();
    await writeFile(path, text);
    await age(path, seconds);
    const lock = await takeLock({ path, owner: ownerOf(2, 'here', [1]) });
    expect(lock !== null).toBe(free);
    await lock?.release();
    if (!free) {
      expect(await readFile(path, 'utf8')).toBe(text);
    }
    await rm(path, { force: true });
    expect(await readdir(folder)).toEqual([]);
  });

  it('is renewed for as long as it is held', async () => {
    const path = newPath();
    const lock = await takeLock({ path, owner: ownerOf(1), renewEvery: 5 });
    await age(path, 1000);
    await vi.waitFor(async () => expect((await stat(path)).mtimeMs).toBeGreaterThan(Date.now() - 500_000));
    // Another host sees its time only.
    expect(await takeLock({ path, owner: ownerOf(2, 'there') })).toBeNull();
    await lock?.release();
  });

  it('that was taken over is lost: its process is told, and takes nothing away', async () => {
    const path = newPath();
    const lock = await takeLock({ path, owner: ownerOf(1), renewEvery: 1_000_000 });
    await age(path, 90);
    const next = await takeLock({ path, owner: ownerOf(2, 'there') });
    expect(next).not.toBeNull();
    await expect(lock?.check()).rejects.toThrow(`another process took ${path} over`);
    expect(lock?.lost.aborted).toBe(true);
    await lock?.release();
    await next?.check();
    await next?.release();
    expect(await readdir(folder)).toEqual([]);
  });

  it('whose taker was killed on the way is taken over all the same', async () => {
    const path = newPath();
    await writeFile(path, '9 here abc\n');
    await writeFile(join(folder, '.abc.lock'), '8 here def\n');
    await writeFile(join(folder, '.def.lock'), '6 here ghi\n');
    const lock = await takeLock({ path, owner: ownerOf(2) });
    expect(lock).not.toBeNull();
    await lock?.release();
    expect(await readdir(folder)).toEqual([]);
  });

  it('leaves nothing of a process that was killed while it took one, and nothing else is swept away', async () => {
    const owner = ownerOf(2, 'here', [1]);
    const files: readonly (readonly [name: string, text: string, stays: boolean])[] = [
      ['.9~here~aa.new.lock', '', false],
      ['.9~here~ab.now.lock', '', false],
      ['.2~here~earlier.new.lock', '2 here earlier\n', false],
      ['.1~here~ac.new.lock', '', true],
      ['.9~there~ad.new.lock', '', true],
      ['.gone.lock', '9 here ae\n', false],
      ['.ae.lock', '9 here af\n', true],
      ['.kept.lock', '9 here ag\n', true],
      ['.gone-too.lock', '1 here ah\n', true],
      ['run.lock', '9 here kept\n', true],
      ['notes.txt', 'mine', true],
    ];
    const place = await mkdtemp(join(folder, 'swept-'));
    for (const [name, text] of files) {
      await writeFile(join(place, name), text);
    }
    await mkdir(join(place, 'folder.lock'));
    await sweepLocks({ folder: place, owner });
    const kept = files.filter(([, , stays]) => stays).map(([name]) => name);
    expect((await readdir(place)).sort()).toEqual([...kept, 'folder.lock'].sort());
    await rm(place, { recursive: true });
  });

  it('that a killed process left goes to one of two processes', async () => {
    const { winners, left } = await contestLocks({ tries: 12, processes: 2 });
    expect(winners).toEqual(Array(12).fill(1));
    expect(left).toEqual([]);
  });
});
