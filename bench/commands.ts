import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const shared = fileURLToPath(new URL('../../shared/', import.meta.url));

/** Whole commands from the shell: cold start of `--help` against an empty Node process, and an analysis of 200 runs. */
export function benchCommands({
  print,
  scratchDirectory,
}: {
  readonly print: (line: string) => void;
  readonly scratchDirectory: string;
}): void {
  const empty = medianOf(11, () => timed(['-e', '0']));
  const help = medianOf(11, () => timed([cli, '--help']));
  print(
    `  node -e 0: ${empty.toFixed(0)} ms; tau-triage --help: ${help.toFixed(0)} ms; ratio ${(help / empty).toFixed(2)} (median of 11)`,
  );
  const file = join(shared, 'trajectories/tau-bench/gpt-4o-airline.json');
  if (!existsSync(file)) {
    print('  analysis of 200 airline runs: skipped, ../shared is not there');
    return;
  }
  let round = 0;
  const analysis = medianOf(5, () => {
    round += 1;
    const output = join(scratchDirectory, `analysis-${round}`);
    const flags = [
      '--dataset',
      join(shared, 'datasets/tau-bench'),
      '--csv',
      join(scratchDirectory, 'airline.csv'),
      '-o',
      output,
    ];
    return timed([cli, 'analyze', file, ...flags]);
  });
  print(
    `  analyze gpt-4o-airline.json (200 runs: read, replay, facts, verdicts, CSV): ${(analysis / 1000).toFixed(2)} s (median of 5)`,
  );
}

function timed(words: readonly string[]): number {
  const started = performance.now();
  spawnSync(process.execPath, words, { stdio: 'ignore' });
  return performance.now() - started;
}

function medianOf(count: number, run: () => number): number {
  run();
  const times = Array.from({ length: count }, run).sort((a, b) => a - b);
  return times[Math.floor(count / 2)] ?? 0;
}
