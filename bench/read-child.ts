import { readFile, stat } from 'node:fs/promises';
import { readTrajectories } from '../src/records/formats/index.ts';
import type { ReadMeasure } from './read.ts';

const [what, path] = process.argv.slice(2);
if (path !== undefined) {
  console.log(JSON.stringify(await (what === 'read' ? read(path) : parse(path))));
}

async function read(path: string): Promise<ReadMeasure> {
  const { size } = await stat(path);
  const begin = performance.now();
  let records = 0;
  let unreadable = 0;
  for await (const { trajectory } of readTrajectories({ path })) {
    if (trajectory === undefined) {
      unreadable++;
    } else {
      records++;
    }
  }
  return finish({ bytes: size, begin, records, unreadable });
}

async function parse(path: string): Promise<ReadMeasure> {
  const text = await readFile(path, 'utf8');
  const begin = performance.now();
  const content: unknown = JSON.parse(text);
  return finish({ bytes: text.length, begin, records: Array.isArray(content) ? content.length : 0, unreadable: 0 });
}

function finish(options: { bytes: number; begin: number; records: number; unreadable: number }): ReadMeasure {
  const { begin, ...rest } = options;
  const seconds = (performance.now() - begin) / 1000;
  return { ...rest, seconds, peakMegabytes: process.resourceUsage().maxRSS / 1024 };
}
