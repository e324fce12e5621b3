import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchBrowse } from './browse.ts';
import { benchCommands } from './commands.ts';
import { benchRead } from './read.ts';
import { benchReplay } from './replay.ts';
import { benchRun } from './run.ts';

/** Every benchmark, or those named: `npm run bench -- read replay`. Figures and ratios, never a verdict. */
const scratchDirectory = await mkdtemp(join(tmpdir(), 'tau-triage-bench-'));
const print = (line: string) => console.log(line);
const all: Readonly<Record<string, () => unknown>> = {
  commands: () => benchCommands({ print, scratchDirectory }),
  replay: () => benchReplay({ print }),
  browse: () => benchBrowse({ print, scratchDirectory }),
  read: () => benchRead({ print, scratchDirectory }),
  run: () => benchRun({ print, scratchDirectory }),
};
const wanted = process.argv.slice(2);
for (const [name, run] of Object.entries(all)) {
  if (wanted.length > 0 && !wanted.includes(name)) {
    continue;
  }
  print(`\n${name}`);
  await run();
}
await rm(scratchDirectory, { recursive: true, force: true });
