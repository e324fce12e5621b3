import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Finding, findingSchema } from '../records/finding.ts';
import { readFindingRows } from '../records/read-findings.ts';
import { namePath, writeWhole } from '../records/write-whole.ts';

/**
 * The findings of one results file on disk. A finding is appended as soon as it is made, so that a call that is cut off
 * at any moment loses nothing that was done; at the end the file is put in order, each verdict once. In memory there is only
 * where each row stands. Other processes may write to the same file: whoever changes it has its lock for that moment, and
 * a row is taken from a remembered place only where it is the one that was looked for.
 */
export interface FindingsStore {
  readonly path: string;
  /** A judged finding that may stand for this one: same trajectory, judge, version, data set and ground truth. */
  find(wanted: Finding): Promise<Finding | null>;
  append(finding: Finding): Promise<void>;
  /** Writes the file anew, by place in the results file; the newest verdict on a run stands last among its rows. */
  close(): Promise<void>;
  /** The rows of these findings once more, in the order given; only after `close`. */
  read(keys: readonly string[]): AsyncGenerator<Finding>;
}

/** Takes the lock file of this path; null where another process has it. */
export type LockFile = (path: string) => Promise<{ release(): Promise<void> } | null>;

interface Place {
  readonly offset: number;
  readonly bytes: number;
  readonly index: number;
  readonly judged: boolean;
}

/** Opens the findings file of a results file, reading what is there. Lines that are no findings are dropped at the end. */
export async function openFindingsStore({
  path,
  lock,
  signal,
}: {
  readonly path: string;
  readonly lock: LockFile;
  readonly signal?: AbortSignal | undefined;
}): Promise<FindingsStore> {
  await mkdir(dirname(path), { recursive: true });
  let { places, damaged: changed } = await scan(path, signal);
  /** What this call took or made, the last one last. */
  const touched = new Set<string>();
  let queue: Promise<unknown> = Promise.resolve();
  const touch = (key: string) => {
    touched.delete(key);
    touched.add(key);
  };
  const append = async (finding: Finding) => {
    const place = await exclusively({ path, lock, work: () => appendRow(path, finding) });
    const key = findingKey(finding);
    put(places, key, place);
    touch(key);
    changed = true;
  };
  const rowOf = async (key: string) => {
    const row = await readRow({ path, key, place: places.get(key) });
    if (row !== null || !places.has(key)) {
      return row;
    }
    // The file was put in order since it was read. After an interruption too: what was done is still told.
    ({ places } = await scan(path, undefined));
    return await readRow({ path, key, place: places.get(key) });
  };
  return {
    path,
    find: async (wanted) => {
      const key = findingKey(wanted);
      const place = places.get(key);
      if (!place?.judged) {
        return null;
      }
      const row = await rowOf(key);
      if (row === null) {
        return null;
      }
      changed ||= isSuperseded(places, key, place);
      put(places, key, places.get(key) ?? place);
      touch(key);
      return row;
    },
    append: async (finding) => {
      const written = queue.then(() => append(finding));
      queue = written.catch(() => undefined);
      await written;
    },
    close: async () => {
      await queue;
      if (changed) {
        await exclusively({ path, lock, work: () => putInOrder(path, touched) });
      }
      changed = false;
    },
    read: async function* (keys) {
      for (const key of keys) {
        const row = await rowOf(key);
        if (row === null) {
          throw new Error(`${path} was changed by another program: call the same command again.`);
        }
        yield row;
      }
    },
  };
}

/** What has to agree for a finding to be used again, as a short text. */
export function findingKey({ trajectory, source, domain, judge, dataset_hash, ground_truth_hash }: Finding): string {
  const parts = [trajectory, source.index, domain, judge, dataset_hash, ground_truth_hash];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64').slice(0, 24);
}

async function scan(
  path: string,
  signal: AbortSignal | undefined,
): Promise<{ places: Map<string, Place>; damaged: boolean }> {
  const places = new Map<string, Place>();
  let damaged = false;
  if (!existsSync(path)) {
    return { places, damaged };
  }
  for await (const { finding, offset, bytes } of readFindingRows({ path, signal })) {
    if (finding) {
      put(places, findingKey(finding), placeOf(finding, offset, bytes));
    } else {
      damaged = true;
    }
  }
  return { places, damaged };
}

function placeOf({ source, status }: Finding, offset: number, bytes: number): Place {
  return { offset, bytes, index: source.index, judged: status === 'judged' };
}

/** A later row goes to the end, so that the newest verdict on a run is the last one. */
function put(places: Map<string, Place>, key: string, place: Place): void {
  places.delete(key);
  places.set(key, place);
}

/** Whether a later row speaks of the same run, so that taking the earlier one again changes their order. */
function isSuperseded(places: ReadonlyMap<string, Place>, key: string, place: Place): boolean {
  let passed = false;
  for (const [other, { index }] of places) {
    if (passed && index === place.index) {
      return true;
    }
    passed ||= other === key;
  }
  return false;
}

/** Does what changes the file while no other process does. Nobody has the lock for longer than one such change takes. */
async function exclusively<Result>({
  path,
  lock,
  work,
}: {
  readonly path: string;
  readonly lock: LockFile;
  readonly work: () => Promise<Result>;
}): Promise<Result> {
  const lockPath = `${path}.lock`;
  for (let waited = 0; ; waited += pause) {
    const own = await lock(lockPath);
    if (own !== null) {
      try {
        return await work();
      } finally {
        await own.release();
      }
    }
    if (waited >= longestWait) {
      throw new Error(`another process holds ${lockPath}: end it, or remove that file where there is no such process.`);
    }
    await sleep(pause);
  }
}

/** Milliseconds. A lock that a dead process of another host left stops to count before the wait is over. */
const pause = 10;
const longestWait = 120_000;

async function appendRow(path: string, finding: Finding): Promise<Place> {
  const line = Buffer.from(`${JSON.stringify(finding)}\n`);
  const file = await open(path, 'a+');
  try {
    const offset = await endOf(file);
    await file.appendFile(line);
    return placeOf(finding, offset, line.length - 1);
  } catch (error) {
    throw namePath(error, path);
  } finally {
    await file.close();
  }
}

/** Where the next row goes. A torn last line gets its newline first, so that it cannot swallow the row. */
async function endOf(file: FileHandle): Promise<number> {
  const { size } = await file.stat();
  if (size === 0) {
    return 0;
  }
  const last = Buffer.alloc(1);
  await file.read(last, 0, 1, size - 1);
  if (last[0] === 0x0a) {
    return size;
  }
  await file.appendFile('\n');
  return size + 1;
}

/** Where a row is no longer what it was a moment ago, the file stays as it is: it holds everything, only not in order. */
async function putInOrder(path: string, touched: ReadonlySet<string>): Promise<void> {
  if (!existsSync(path)) {
    return;
  }
  const { places } = await scan(path, undefined);
  for (const key of touched) {
    const place = places.get(key);
    if (place) {
      put(places, key, place);
    }
  }
  const ordered = [...places].sort(([, a], [, b]) => a.index - b.index);
  const source = await open(path, 'r');
  try {
    await writeWhole({
      path,
      content: async (file) => {
        for (const [key, place] of ordered) {
          const { line, finding } = await readPlace(source, place);
          if (finding === null || findingKey(finding) !== key) {
            throw new ChangedError(path);
          }
          await file.appendFile(line);
        }
      },
    });
  } catch (error) {
    if (!(error instanceof ChangedError)) {
      throw error;
    }
  } finally {
    await source.close();
  }
}

class ChangedError extends Error {}

/** A row by its remembered place; null where that holds another one, or none. */
async function readRow({
  path,
  key,
  place,
}: {
  readonly path: string;
  readonly key: string;
  readonly place: Place | undefined;
}): Promise<Finding | null> {
  if (!place || !existsSync(path)) {
    return null;
  }
  const file = await open(path, 'r');
  try {
    const { finding } = await readPlace(file, place);
    return finding !== null && findingKey(finding) === key ? finding : null;
  } finally {
    await file.close();
  }
}

async function readPlace(
  file: FileHandle,
  { offset, bytes }: Place,
): Promise<{ readonly line: Buffer; readonly finding: Finding | null }> {
  const line = Buffer.alloc(bytes + 1, '\n');
  await file.read(line, 0, bytes, offset);
  try {
    return { line, finding: findingSchema.safeParse(JSON.parse(line.toString('utf8'))).data ?? null };
  } catch {
    return { line, finding: null };
  }
}
