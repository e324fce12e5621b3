import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { type FileHandle, mkdir, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Finding } from '../records/finding.ts';
import { readFindingRows } from '../records/read-findings.ts';

/**
 * The findings of one results file on disk. A finding is appended as soon as it is made, so that a call that is cut off
 * at any moment loses nothing that was done; at the end the file is put in order, each verdict once. In memory there is only
 * where each row stands.
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

interface Place {
  readonly offset: number;
  readonly bytes: number;
  readonly index: number;
  readonly judged: boolean;
}

/** Opens the findings file of a results file, reading what is there. Lines that are no findings are dropped at the end. */
export async function openFindingsStore({
  path,
  signal,
}: {
  readonly path: string;
  readonly signal?: AbortSignal | undefined;
}): Promise<FindingsStore> {
  await mkdir(dirname(path), { recursive: true });
  const { places, damaged } = await scan(path, signal);
  let changed = damaged;
  let handle: FileHandle | null = null;
  let end = 0;
  let queue: Promise<unknown> = Promise.resolve();
  const append = async (finding: Finding) => {
    handle ??= await open(path, 'a+');
    if (end === 0) end = await endOf(handle);
    const line = Buffer.from(`${JSON.stringify(finding)}\n`);
    await handle.write(line);
    put(places, findingKey(finding), placeOf(finding, end, line.length - 1));
    end += line.length;
    changed = true;
  };
  return {
    path,
    find: async (wanted) => {
      const key = findingKey(wanted);
      const place = places.get(key);
      if (!place?.judged) return null;
      changed ||= isSuperseded(places, key, place);
      put(places, key, place);
      return await readOne(path, place);
    },
    append: async (finding) => {
      const written = queue.then(() => append(finding));
      queue = written.catch(() => undefined);
      await written;
    },
    close: async () => {
      await queue;
      await handle?.close();
      handle = null;
      if (changed) await putInOrder(path, places);
      changed = false;
    },
    read: async function* (keys) {
      const file = existsSync(path) ? await open(path, 'r') : null;
      try {
        for (const key of keys) {
          const place = places.get(key);
          if (file && place) yield await readPlace(file, place);
        }
      } finally {
        await file?.close();
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
  if (!existsSync(path)) return { places, damaged };
  for await (const { finding, offset, bytes } of readFindingRows({ path, signal })) {
    if (finding) put(places, findingKey(finding), placeOf(finding, offset, bytes));
    else damaged = true;
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
    if (passed && index === place.index) return true;
    passed ||= other === key;
  }
  return false;
}

/** Where the next row goes. A torn last line gets its newline first, so that it cannot swallow the row. */
async function endOf(handle: FileHandle): Promise<number> {
  const { size } = await handle.stat();
  if (size === 0) return 0;
  const last = Buffer.alloc(1);
  await handle.read(last, 0, 1, size - 1);
  if (last[0] === 0x0a) return size;
  await handle.write('\n');
  return size + 1;
}

async function putInOrder(path: string, places: Map<string, Place>): Promise<void> {
  const ordered = [...places].sort(([, a], [, b]) => a.index - b.index);
  const temporary = `${path}.${process.pid}.tmp`;
  const [from, to] = [await open(path, 'r'), await open(temporary, 'w')];
  try {
    let offset = 0;
    for (const [key, place] of ordered) {
      const line = Buffer.alloc(place.bytes + 1, '\n');
      await from.read(line, 0, place.bytes, place.offset);
      await to.write(line);
      places.set(key, { ...place, offset });
      offset += line.length;
    }
  } finally {
    await from.close();
    await to.close();
  }
  await rename(temporary, path);
}

async function readOne(path: string, place: Place): Promise<Finding> {
  const file = await open(path, 'r');
  try {
    return await readPlace(file, place);
  } finally {
    await file.close();
  }
}

async function readPlace(file: FileHandle, { offset, bytes }: Place): Promise<Finding> {
  const line = Buffer.alloc(bytes);
  await file.read(line, 0, bytes, offset);
  return JSON.parse(line.toString('utf8')) as Finding;
}
