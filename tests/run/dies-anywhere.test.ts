import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { writeWhole } from '../../src/records/write-whole.ts';
import { createJournal, resumeJournal } from '../../src/run/files/journal.ts';
import { takeLock } from '../../src/run/files/lock.ts';
import { writeResultList } from '../../src/run/files/result-list.ts';
import { runPaths } from '../../src/run/files/run-paths.ts';
import type { DyingDisk } from '../support/dying-disk.ts';

const { disk } = vi.hoisted(() => ({ disk: { current: null as DyingDisk | null } }));
vi.mock('node:fs/promises', async (original) => {
  const { createDyingDisk } = await import('../support/dying-disk.ts');
  disk.current = createDyingDisk(await original());
  return disk.current.module;
});

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tau-triage-dies-'));
});
afterAll(async () => {
  disk.current?.reset(null);
  await rm(folder, { recursive: true, force: true });
});

const line = (task: number) =>
  JSON.stringify({ task_id: task, reward: 1, info: {}, traj: ['ä\n'.repeat(50)], trial: 0 });
const tasks = [0, 1, 2, 3];
let pid = 100;

/** A run as the command makes it: lock, journal, episodes, header and list, away with journal and lock. */
async function play(list: string, finished: Set<number>): Promise<void> {
  const paths = runPaths(list);
  // Every call is a process of its own, and those before it are dead.
  const owner = { pid: pid++, host: 'here', createToken: token, isAlive: () => false, tokens: new Set<string>() };
  const lock = await takeLock({ path: paths.lock, owner });
  if (lock === null) {
    throw new Error('the lock of a dead process is held');
  }
  if (existsSync(paths.list) && !existsSync(paths.journal)) {
    return await lock.release();
  }
  const { journal, there } = existsSync(paths.journal)
    ? await resumeJournal({ path: paths.journal, keep: () => true, check: lock.check }).then((resumed) => ({
        journal: resumed.journal,
        there: resumed.rows.map(({ task_id }) => Number(task_id)),
      }))
    : { journal: await createJournal({ path: paths.journal, head: {}, check: lock.check }), there: [] };
  for (const task of finished) {
    if (!there.includes(task)) {
      throw new Error(`episode ${task} was finished and is gone`);
    }
  }
  for (const task of tasks.filter((one) => !there.includes(one))) {
    await journal.append({ key: `[0,${task}]`, line: line(task) });
    finished.add(task);
  }
  await journal.close();
  const lines = tasks.flatMap((task) => journal.lines.get(`[0,${task}]`) ?? []);
  await writeWhole({ path: paths.header, content: '{}\n' });
  await writeResultList({ path: paths.list, journal: paths.journal, lines });
  await rm(paths.journal);
  await lock.release();
}

let tokens = 0;
const token = () => `t${tokens++}`;

it('a run that dies at any change of the disk, once or at every call, ends as one that nobody disturbed', async () => {
  const expected = `[\n${tasks.map(line).join(',\n')}\n]\n`;
  let changes = Number.POSITIVE_INFINITY;
  for (let dieAt = 0; dieAt < changes; dieAt++) {
    const list = join(folder, `once-${dieAt}.json`);
    const finished = new Set<number>();
    disk.current?.reset(dieAt);
    const outcome = await disk.current?.survive(play(list, finished));
    if (outcome !== 'died') {
      changes = disk.current?.changes ?? 0;
    }
    disk.current?.reset(null);
    if (existsSync(list)) {
      expect(await readFile(list, 'utf8')).toBe(expected);
    }
    await play(list, finished);
    expect(await readFile(list, 'utf8')).toBe(expected);
  }
  expect(changes).toBeGreaterThan(20);

  for (let step = 0; step < 20; step++) {
    const list = join(folder, `often-${step}.json`);
    const finished = new Set<number>();
    for (let calls = 0; ; calls++) {
      expect(calls).toBeLessThan(20);
      disk.current?.reset(step + calls * 10);
      if ((await disk.current?.survive(play(list, finished))) !== 'died') {
        break;
      }
    }
    disk.current?.reset(null);
    await play(list, finished);
    expect(await readFile(list, 'utf8')).toBe(expected);
  }
  expect((await readdir(folder)).filter((name) => /journal|\.new$/.test(name))).toEqual([]);
});
