import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** What a child process of this bench measured. */
export interface ReadMeasure {
  readonly bytes: number;
  readonly seconds: number;
  readonly records: number;
  readonly unreadable: number;
  /** Peak resident memory of the child in megabytes. */
  readonly peakMegabytes: number;
}

export interface ReadBench {
  readonly read: ReadMeasure;
  readonly parse: ReadMeasure;
  /** Speed of reading a byte over the speed of JSON.parse. */
  readonly ratio: number;
}

const largeBytes = 1_000_000_000;
const smallBytes = 200_000_000;
const memoryGoalMegabytes = 400;
const ratioGoal = 0.5;

/**
 * Reads a results file of 1 GB and compares with JSON.parse of 200 MB that are in memory already, each in a process of its
 * own. The files are made of the recorded runs over and over (of made-up runs where there are none) and removed again.
 */
export async function benchRead({
  scratchDirectory,
  print,
}: {
  scratchDirectory: string;
  print: (line: string) => void;
}): Promise<ReadBench> {
  await mkdir(scratchDirectory, { recursive: true });
  const records = await loadRecords();
  const large = join(scratchDirectory, 'large.json');
  const small = join(scratchDirectory, 'small.json');
  try {
    await writeRepeated({ path: large, records, bytes: largeBytes });
    await writeRepeated({ path: small, records, bytes: smallBytes });
    const read = await measure('read', large);
    const parse = await measure('parse', small);
    const ratio = speed(read) / speed(parse);
    print(`read        ${describe(read)}`);
    print(`JSON.parse  ${describe(parse)}`);
    print(`ratio       ${ratio.toFixed(2)} (goal: at least ${ratioGoal})`);
    print(`memory      ${read.peakMegabytes.toFixed(0)} MB (goal: under ${memoryGoalMegabytes} MB)`);
    return { read, parse, ratio };
  } finally {
    await rm(large, { force: true });
    await rm(small, { force: true });
  }
}

async function loadRecords(): Promise<readonly string[]> {
  const folder = fileURLToPath(new URL('../historical_trajectories/', import.meta.url));
  const names = await readdir(folder).catch(() => []);
  const records: string[] = [];
  for (const name of names.filter((entry) => entry.endsWith('.json') && !entry.endsWith('.header.json'))) {
    const content: unknown = JSON.parse(await readFile(join(folder, name), 'utf8'));
    if (Array.isArray(content)) {
      records.push(...content.map((record) => JSON.stringify(record)));
    }
  }
  return records.length > 0 ? records : Array.from({ length: 50 }, (_, index) => JSON.stringify(madeUpRun(index)));
}

function madeUpRun(index: number): unknown {
  const turns = Array.from({ length: 12 }, (_, turn) => {
    const id = `call_${index}_${turn}`;
    const call = { name: 'get_order_details', arguments: JSON.stringify({ order_id: `#W${index}${turn}` }) };
    const order = {
      order_id: `#W${index}${turn}`,
      items: Array.from({ length: 8 }, (_, item) => ({ item, price: item * 3.5 })),
    };
    return [
      { role: 'user', content: `Where is parcel number ${turn}? It was promised for last week – please look again.` },
      { role: 'assistant', content: null, tool_calls: [{ id, type: 'function', function: call }] },
      { role: 'tool', tool_call_id: id, name: 'get_order_details', content: JSON.stringify(order) },
      { role: 'assistant', content: 'It has left the warehouse.\nIs there anything else that I can look up for you?' },
    ];
  });
  const traj = [{ role: 'system', content: 'Look up what is asked for. '.repeat(300) }, ...turns.flat()];
  return { task_id: index, reward: index % 2, info: { source: 'user', reward_info: null }, traj, trial: 0 };
}

async function writeRepeated(options: { path: string; records: readonly string[]; bytes: number }): Promise<void> {
  const { path, records, bytes } = options;
  const file = createWriteStream(path);
  const block = Buffer.from(records.join(',\n'));
  const separator = Buffer.from(',\n');
  file.write('[');
  for (let written = 0; written < bytes; written += block.length + separator.length) {
    if (written > 0) {
      file.write(separator);
    }
    if (!file.write(block)) {
      await once(file, 'drain');
    }
  }
  file.end(']\n');
  await once(file, 'finish');
}

async function measure(what: 'read' | 'parse', path: string): Promise<ReadMeasure> {
  const child = fileURLToPath(new URL('./read-child.ts', import.meta.url));
  const options = ['--max-old-space-size=6000', '--import', 'tsx', child, what, path];
  const { stdout } = await promisify(execFile)(process.execPath, options);
  return JSON.parse(stdout);
}

function speed({ bytes, seconds }: ReadMeasure): number {
  return bytes / 1e6 / seconds;
}

function describe(measured: ReadMeasure): string {
  const { bytes, seconds, records, unreadable, peakMegabytes } = measured;
  const rows = unreadable === 0 ? '' : `, ${unreadable} unreadable`;
  return (
    `${(bytes / 1e6).toFixed(0)} MB, ${records} records${rows} in ${seconds.toFixed(2)} s: ` +
    `${speed(measured).toFixed(0)} MB/s, peak ${peakMegabytes.toFixed(0)} MB`
  );
}
