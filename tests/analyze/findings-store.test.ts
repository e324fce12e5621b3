import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { findingKey, type LockFile, openFindingsStore } from '../../src/analyze/findings-store.ts';
import { readFindings } from '../../src/records/read-findings.ts';
import { sampleFinding } from '../browse/sample.ts';
import type { DyingDisk } from '../support/dying-disk.ts';

const { disk } = vi.hoisted(() => ({ disk: { current: null as DyingDisk | null } }));
vi.mock('node:fs/promises', async (original) => {
  const { createDyingDisk } = await import('../support/dying-disk.ts');
  disk.current = createDyingDisk(await original());
  return disk.current.module;
});

let folder = '';
let path = '';
let number = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tau-triage-store-'));
});
afterAll(async () => {
  disk.current?.reset(null);
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => {
  path = join(folder, `${number++}.findings.jsonl`);
});

/** A lock for stores of one process; the disk's own is tested with processes below. */
function createLock(): LockFile {
  const held = new Set<string>();
  return async (name) => {
    if (held.has(name)) {
      return null;
    }
    held.add(name);
    return { release: async () => void held.delete(name) };
  };
}

const finding = (index: number, dataset = 'a') => sampleFinding({ index, dataset_hash: dataset });
const text = (rows: readonly ReturnType<typeof finding>[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
const stored = async () => (await readFile(path, 'utf8')).split('\n').slice(0, -1);

it('keeps what two stores of one file write, whichever closes first', async () => {
  const earlier = [0, 1, 2, 3].map((index) => finding(index));
  await writeFile(path, text(earlier));
  const lock = createLock();
  const [one, other] = [await openFindingsStore({ path, lock }), await openFindingsStore({ path, lock })];
  await one.append(finding(2, 'b'));
  await other.append(finding(1, 'b'));
  await one.close();
  await other.append(finding(0, 'b'));
  expect(await other.find(finding(3))).toEqual(finding(3));
  await other.close();
  const rows = [0, 1, 2, 3].flatMap((index) => [finding(index), ...(index < 3 ? [finding(index, 'b')] : [])]);
  expect(await stored()).toEqual(text(rows).trimEnd().split('\n'));
  const read = [];
  for await (const row of one.read([findingKey(finding(3)), findingKey(finding(2, 'b'))])) {
    read.push(row);
  }
  expect(read).toEqual([finding(3), finding(2, 'b')]);
});

it('waits for the one that changes the file', async () => {
  const lock = createLock();
  const held = await lock(`${path}.lock`);
  const store = await openFindingsStore({ path, lock });
  let done = false;
  const written = store.append(finding(0)).then(() => {
    done = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(done).toBe(false);
  await held?.release();
  await written;
  await store.close();
  expect(await stored()).toEqual([JSON.stringify(finding(0))]);
});

it('takes no row from a place that holds another one by now', async () => {
  await writeFile(path, text([finding(0), finding(1)]));
  const store = await openFindingsStore({ path, lock: createLock() });
  await writeFile(path, text([finding(1), finding(7), finding(0)]));
  expect(await store.find(finding(0))).toEqual(finding(0));
  await writeFile(path, text([finding(1)]));
  expect(await store.find(finding(0))).toBeNull();
});

it('gives a torn last line its end, and leaves it out when the file is put in order', async () => {
  await writeFile(path, `${text([finding(1)])}{"trajectory": "torn`);
  const store = await openFindingsStore({ path, lock: createLock() });
  await store.append(finding(0));
  await store.close();
  expect(await stored()).toEqual([JSON.stringify(finding(0)), JSON.stringify(finding(1))]);
});

it('dies at any change and leaves a file that can be read, with all that was finished; the next call goes on', async () => {
  const earlier = text([finding(3), finding(1), finding(2)]);
  const work = async (lock: LockFile, finished: number[]) => {
    const store = await openFindingsStore({ path, lock });
    for (const index of [2, 0, 4]) {
      await store.append(finding(index, 'b'));
      finished.push(index);
    }
    await store.close();
  };
  let changes = Number.POSITIVE_INFINITY;
  for (let dieAt = 0; dieAt < changes; dieAt++) {
    await writeFile(path, earlier);
    disk.current?.reset(dieAt);
    const finished: number[] = [];
    const outcome = await disk.current?.survive(work(createLock(), finished));
    if (outcome !== 'died') {
      changes = disk.current?.changes ?? 0;
    }
    disk.current?.reset(null);
    const { findings, problems } = await readFindings({ path });
    // At most the line that was being written is torn.
    expect(problems.length).toBeLessThanOrEqual(1);
    const keys = (await readRows()).map(findingKey);
    for (const index of [3, 1, 2]) {
      expect(keys).toContain(findingKey(finding(index)));
    }
    for (const index of finished) {
      expect(keys).toContain(findingKey(finding(index, 'b')));
    }
    expect(findings.length).toBeGreaterThanOrEqual(3);
    await work(createLock(), []);
    expect((await stored()).length).toBe(6);
    expect((await readFindings({ path })).problems).toEqual([]);
    await rm(path);
  }
  expect(changes).toBeGreaterThan(10);
  expect((await readdir(folder)).filter((name) => /\.(?:new|tmp)$/.test(name))).toEqual([]);
});

async function readRows() {
  return (await stored()).flatMap((line) => {
    try {
      return [JSON.parse(line)];
    } catch {
      return [];
    }
  });
}

it('loses nothing where two processes write to one file at once', async () => {
  const writers = 2;
  const children: ChildProcess[] = [];
  for (let writer = 0; writer < writers; writer++) {
    const child = fork(fileURLToPath(new URL('./store-child.ts', import.meta.url)), [path, String(writer)], {
      execArgv: ['--import', 'tsx'],
    });
    children.push(child);
  }
  await appendFile(path, text([finding(0), finding(1)]));
  await Promise.all(children.map((child) => once(child, 'message')));
  const ended = children.map((child) => once(child, 'exit'));
  for (const child of children) {
    child.send('go');
  }
  expect((await Promise.all(ended)).map(([code]) => code)).toEqual([0, 0]);
  const keys = new Set((await readRows()).map(findingKey));
  expect(keys).toContain(findingKey(finding(0)));
  expect(keys).toContain(findingKey(finding(1)));
  for (let writer = 0; writer < writers; writer++) {
    for (let index = 0; index < 10; index++) {
      expect(keys).toContain(findingKey(finding(index, `writer ${writer}`)));
    }
  }
  expect((await stored()).length).toBe(2 + writers * 10);
  expect((await readdir(folder)).filter((name) => name.includes('.lock'))).toEqual([]);
});
