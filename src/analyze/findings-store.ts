import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { type FileHandle, mkdir, open, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Finding } from '../records/finding.ts';
import { readFindingRows } from '../records/read-findings.ts';

/**
 * The findings of one results file on disk. A finding is appended as soon as it is made, so that a call that is cut off
 * at any moment loses nothing that was done; at the end the file is put in order, each verdict once.
 */
export interface FindingsStore {
  readonly path: string;
  /** A judged finding that may stand for this one: same trajectory, judge, version, data set and ground truth. */
  find(wanted: Finding): Finding | null;
  append(finding: Finding): Promise<void>;
  /** Writes the file anew, by place in the results file; the newest verdict on a run stands last among its rows. */
  close(): Promise<void>;
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
  const rows = new Map<string, Finding>();
  let damaged = false;
  if (existsSync(path)) {
    for await (const { finding, problem } of readFindingRows({ path, signal })) {
      if (problem !== undefined) damaged = true;
      else put(rows, finding);
    }
  }
  let changed = damaged;
  let handle: FileHandle | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  return {
    path,
    find: (wanted) => {
      const found = rows.get(reuseKey(wanted)) ?? null;
      return found?.status === 'judged' ? found : null;
    },
    append: async (finding) => {
      put(rows, finding);
      changed = true;
      queue = queue.then(async () => {
        handle ??= await openForAppending(path);
        await handle.write(`${JSON.stringify(finding)}\n`);
      });
      await queue;
    },
    close: async () => {
      await queue;
      await handle?.close();
      handle = null;
      if (!changed) return;
      const ordered = [...rows.values()].sort((a, b) => a.source.index - b.source.index);
      const temporary = `${path}.${process.pid}.tmp`;
      await writeFile(temporary, ordered.map((finding) => `${JSON.stringify(finding)}\n`).join(''));
      await rename(temporary, path);
    },
  };
}

/** A later row goes to the end, so that the newest verdict on a run is the last one. */
function put(rows: Map<string, Finding>, finding: Finding): void {
  const key = reuseKey(finding);
  rows.delete(key);
  rows.set(key, finding);
}

/** A torn last line gets its newline first, so that it cannot swallow the next row. */
async function openForAppending(path: string): Promise<FileHandle> {
  const handle = await open(path, 'a+');
  const { size } = await handle.stat();
  if (size > 0) {
    const last = Buffer.alloc(1);
    await handle.read(last, 0, 1, size - 1);
    if (last[0] !== 0x0a) await handle.write('\n');
  }
  return handle;
}

/** What has to agree for a finding to be used again. */
function reuseKey({ trajectory, source, domain, judge, dataset_hash, ground_truth_hash }: Finding): string {
  return JSON.stringify([trajectory, source.index, domain, judge, dataset_hash, ground_truth_hash]);
}

/**
 * Path of the findings file for a results file: `<name>.findings.jsonl` in the output folder. A second input of that name,
 * in this call or an earlier one, gets six digits of its path's hash in between.
 */
export async function findingsPathFor({
  input,
  output,
  taken,
}: {
  readonly input: string;
  readonly output: string;
  readonly taken: ReadonlySet<string>;
}): Promise<string> {
  const name = basename(input).replace(/(\.jsonl?|\.json)?(\.gz)?$/i, '') || 'findings';
  const plain = join(output, `${name}.findings.jsonl`);
  if (!taken.has(plain) && (await belongsTo(plain, input))) return plain;
  const hash = createHash('sha256').update(resolve(input)).digest('hex').slice(0, 6);
  return join(output, `${name}.${hash}.findings.jsonl`);
}

async function belongsTo(path: string, input: string): Promise<boolean> {
  if (!existsSync(path)) return true;
  for await (const { finding } of readFindingRows({ path })) {
    if (finding)
      return (
        resolve(finding.source.file) === resolve(input) || resolve(finding.source.file).startsWith(`${resolve(input)}/`)
      );
  }
  return true;
}
