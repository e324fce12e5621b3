#!/usr/bin/env node
import { main } from './main.ts';

// A stream that cannot be written to ends nothing by itself; main tells of it.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', () => undefined);
}

const code = await main(process.argv.slice(2), {
  get stdin() {
    return process.stdin;
  },
  stdout: process.stdout,
  stderr: process.stderr,
  environment: { ...process.env },
  cwd: currentFolder(),
  now: () => performance.timeOrigin + performance.now(),
  host: process,
});
process.exit(code);

function currentFolder(): string {
  try {
    return process.cwd();
  } catch {
    // A folder that was removed meanwhile is told by what is to be read there.
    return '.';
  }
}
