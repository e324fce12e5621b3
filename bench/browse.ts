import { spawnSync } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sampleFinding } from '../tests/browse/sample.ts';
import { writeSample } from '../tests/browse/write-sample.ts';
import { type OpenTerminal, openTerminal } from '../tests/terminal/open-terminal.ts';

/** What the browser took on 5,000 findings in 20 MB, in a pseudo-terminal of 120 x 40. */
export interface BrowseBench {
  /** From the start of the process to the first frame. */
  readonly firstFrameMilliseconds: number;
  /** The same with one finding: start of the process and import of the drawing library. */
  readonly importMilliseconds: number;
  /** From a key to its frame on the screen: median, and what 19 of 20 stay below. */
  readonly keyMilliseconds: { readonly median: number; readonly most: number };
  /** From a typed letter of a filter to its frame: slowest. */
  readonly filterMilliseconds: number;
  /** From Enter to a conversation with a message of 500 KB, and from a key in it to its frame (19 of 20). */
  readonly openMilliseconds: number;
  readonly scrollMilliseconds: number;
  readonly residentMegabytes: number;
}

const rowCount = 5000;
const rowBytes = 4000;
const goals = { firstFrame: 1000, key: 50, resident: 300 };

/** Measures the browser and prints the figures with their goals. Needs `npm run build` to have been run. */
export async function benchBrowse({
  scratchDirectory,
  print,
}: {
  scratchDirectory: string;
  print: (line: string) => void;
}): Promise<BrowseBench> {
  const folder = join(scratchDirectory, 'browse');
  await mkdir(folder, { recursive: true });
  try {
    const result = await measure(folder);
    const after = result.firstFrameMilliseconds - result.importMilliseconds;
    print(
      `first frame  ${after.toFixed(0)} ms after import (goal: under ${goals.firstFrame} ms); import ${result.importMilliseconds.toFixed(0)} ms`,
    );
    print(
      `key          ${result.keyMilliseconds.median.toFixed(1)} ms median, ${result.keyMilliseconds.most.toFixed(1)} ms for 19 of 20 (goal: under ${goals.key} ms)`,
    );
    print(`filter       ${result.filterMilliseconds.toFixed(1)} ms slowest letter`);
    print(
      `500 KB text  ${result.openMilliseconds.toFixed(1)} ms to open, ${result.scrollMilliseconds.toFixed(1)} ms a key in it (goal: under ${goals.key} ms)`,
    );
    print(`memory       ${result.residentMegabytes.toFixed(0)} MB resident (goal: under ${goals.resident} MB)`);
    return result;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(folder: string): Promise<BrowseBench> {
  const small = await writeSample({ folder, count: 1, padding: 500_000 });
  const large = join(folder, 'large.findings.jsonl');
  await writeFile(large, largeRows());
  // The first start of all warms the file cache.
  await startTime(small.findings);
  const importMilliseconds = await startTime(small.findings);
  const start = performance.now();
  const terminal = openTerminal({ words: ['browse', large], columns: 120, rows: 40, program: 'dist/cli.js' });
  try {
    await terminal.until('the list', (screen) => screen.includes(`1/${rowCount}`));
    const firstFrameMilliseconds = performance.now() - start;
    const keys = await timeKeys({ terminal, count: 60, key: 'j', shown: (index) => `${index + 2}/${rowCount}` });
    const filter: number[] = [];
    await timed(terminal, '/', (screen) => screen.includes('filter rows'));
    for (const [index, letter] of [...'watering'].entries()) {
      const typed = 'watering'.slice(0, index + 1);
      filter.push(await timed(terminal, letter, (screen) => screen.includes(`rows: ${typed}█`)));
    }
    const residentMegabytes = residentOf(terminal.pid);
    const text = await longText(small.findings);
    return {
      firstFrameMilliseconds,
      importMilliseconds,
      keyMilliseconds: { median: part(keys, 0.5), most: part(keys, 0.95) },
      filterMilliseconds: Math.max(...filter),
      ...text,
      residentMegabytes,
    };
  } finally {
    terminal.close();
  }
}

async function startTime(findings: string): Promise<number> {
  const start = performance.now();
  const terminal = openTerminal({ words: ['browse', findings], columns: 120, rows: 40, program: 'dist/cli.js' });
  await terminal.until('the list', (screen) => screen.includes('?=help'));
  const time = performance.now() - start;
  terminal.close();
  await terminal.exit;
  return time;
}

async function longText(findings: string): Promise<{ openMilliseconds: number; scrollMilliseconds: number }> {
  const terminal = openTerminal({ words: ['browse', findings], columns: 120, rows: 40, program: 'dist/cli.js' });
  try {
    await terminal.until('the list', (screen) => screen.includes('?=help'));
    const openMilliseconds = await timed(terminal, '\r', (screen) => screen.includes('step 4 of 0-7'));
    await timed(terminal, '0', (screen) => screen.includes('step 0 of 0-7'));
    await timed(terminal, 'l', (screen) => screen.includes('step 1 of 0-7'));
    const times: number[] = [];
    for (let index = 0; index < 30; index += 1) {
      const before = terminal.screen();
      times.push(await timed(terminal, '\x04', (screen) => screen !== before));
    }
    return { openMilliseconds, scrollMilliseconds: part(times, 0.95) };
  } finally {
    terminal.close();
  }
}

async function timeKeys({
  terminal,
  count,
  key,
  shown,
}: {
  terminal: OpenTerminal;
  count: number;
  key: string;
  shown: (index: number) => string;
}): Promise<readonly number[]> {
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    times.push(await timed(terminal, key, (screen) => screen.includes(shown(index))));
  }
  return times;
}

async function timed(terminal: OpenTerminal, key: string, condition: (screen: string) => boolean): Promise<number> {
  const start = performance.now();
  terminal.write(key);
  await terminal.until(`the answer to ${JSON.stringify(key)}`, condition);
  return performance.now() - start;
}

/** The value that this part of all values stays below. */
function part(values: readonly number[], share: number): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length * share)] ?? 0;
}

function largeRows(): string {
  const authors = ['agent', 'user', 'environment', 'undetermined'] as const;
  return Array.from({ length: rowCount }, (_, index) => {
    const finding = sampleFinding({ index, author: authors[index % 4] ?? 'agent' });
    const missing = rowBytes - JSON.stringify(finding).length;
    const text = 'the green watering can '.repeat(Math.ceil(Math.max(0, missing) / 23));
    return `${JSON.stringify({ ...finding, description: `${finding.description} ${text}` })}\n`;
  }).join('');
}

function residentOf(pid: number): number {
  const { stdout } = spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  return Number(stdout.trim()) / 1024;
}
