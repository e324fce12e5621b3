import { fork } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seededRandom } from '../../src/chance/seeded-random.ts';
import { runBounded } from '../support/run-bounded.ts';
import type { FuzzNews } from './fuzz-child.ts';
import { mutate } from './mutate.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const fixtures = join(root, 'tests/fixtures/formats');
const recorded = join(root, 'tests/fixtures/runs');

let folder = '';
let files: readonly string[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tau-triage-fuzzed-'));
  files = await makeFiles();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** One small file of every kind that the program reads. */
async function makeFiles(): Promise<readonly string[]> {
  const runs = ['tool-calling', 'react'].map((name) => join(recorded, `retail-${name}.json`));
  const formats = readdirSync(fixtures)
    .filter((name) => /\.jsonl?$/.test(name))
    .map((name) => join(fixtures, name));
  const { code, stderr } = await runBounded(['analyze', ...runs, '--include-passed', '-o', folder]);
  expect(stderr).toContain('domain retail');
  expect(code).toBe(0);
  const labels = join(folder, 'some.labels.jsonl');
  await copyFile(join(root, 'historical_trajectories/expected.labels.jsonl'), labels);
  const journal = join(folder, 'run.journal.jsonl');
  const rows = JSON.parse(await readFile(runs[0] ?? '', 'utf8')) as unknown[];
  await writeFile(journal, [{ journal: 1, head: {} }, ...rows].map((row) => JSON.stringify(row)).join('\n'));
  const findings = readdirSync(folder).filter((name) => name.endsWith('.findings.jsonl'));
  const replayed = await Promise.all(
    ['airline', 'healthcare', 'retail'].map(async (domain) => {
      const text = await readFile(join(root, `historical_trajectories/${domain}-replay.json`), 'utf8');
      const path = join(folder, `${domain}-replay.json`);
      await writeFile(path, JSON.stringify((JSON.parse(text) as unknown[]).slice(0, 4)));
      return path;
    }),
  );
  return [...runs, ...replayed, ...formats, ...findings.map((name) => join(folder, name)), labels, journal];
}

interface FuzzResult {
  readonly problems: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
}

/** Runs the readers in a process of their own; a case that takes longer than a minute ends it. */
function fuzzReaders(seed: number, count: number): Promise<FuzzResult> {
  return new Promise((resolve, reject) => {
    const child = fork(
      fileURLToPath(new URL('./fuzz-child.ts', import.meta.url)),
      [String(seed), String(count), ...files],
      {
        execArgv: ['--import', 'tsx', '--max-old-space-size=1500'],
      },
    );
    const problems: string[] = [];
    let about = 'before the first case';
    let counts: FuzzResult['counts'] = {};
    let timer = setTimeout(() => undefined, 0);
    const restart = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        problems.push(`${about}: it did not end within a minute`);
        child.kill('SIGKILL');
      }, 60_000);
    };
    restart();
    child.on('message', (news: FuzzNews) => {
      restart();
      if (news.kind === 'case') {
        about = news.about;
      } else if (news.kind === 'problem') {
        problems.push(`${news.about}: ${news.text.slice(0, 600)}`);
      } else {
        counts = news.counts;
      }
    });
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      clearTimeout(timer);
      if (code !== 0 && signal !== 'SIGKILL') {
        problems.push(`${about}: the process ended with ${code ?? signal}`);
      }
      resolve({ problems, counts });
    });
  });
}

it.each([1, 2])('every reader takes or refuses what it gets, in its own words (seed %d)', async (seed) => {
  const { problems, counts } = await fuzzReaders(seed, 800);
  expect(problems).toEqual([]);
  // Many mutants are still read, or the driver would test nothing but refusals.
  expect(counts['judged'] ?? 0).toBeGreaterThan(250);
  expect(counts['refused'] ?? 0).toBeGreaterThan(25);
});

it('every command ends by itself, in words for people', async () => {
  const random = seededRandom('fuzzed commands');
  const problems: string[] = [];
  for (let number = 0; number < 40; number++) {
    const file = files[Math.floor(random() * files.length)] ?? '';
    const { bytes, change } = mutate(await readFile(file), random);
    const place = join(folder, `command-${number}`);
    await mkdir(place);
    const path = join(place, basename(file));
    await writeFile(path, bytes);
    for (const words of commandsFor(path, place)) {
      const { code, stdout, stderr, killed } = await runBounded(words);
      const told = stdout + stderr;
      const about = `case ${number}, ${basename(file)}, ${change}, ${words[0]}`;
      if (killed) {
        problems.push(`${about}: it did not end within a minute`);
      } else if (![0, 1, 2, 3].includes(code ?? -1)) {
        problems.push(`${about}: exit code ${code}, ${stderr.slice(0, 300)}`);
      }
      if (/^\s+at .*\(|TypeError|RangeError|Unhandled/m.test(told)) {
        problems.push(`${about}: ${told.slice(0, 600)}`);
      }
      if (/[\x00-\x09\x0b-\x0c\x0e-\x1a\x1c-\x1f\x80-\x9f\u202e]/.test(told)) {
        problems.push(`${about}: control characters`);
      }
    }
    await rm(place, { recursive: true, force: true });
  }
  expect(problems).toEqual([]);
});

function commandsFor(path: string, place: string): readonly (readonly string[])[] {
  if (path.endsWith('.journal.jsonl')) {
    return [['run', '--env', 'retail', '--resume', path, '--dry-run']];
  }
  if (path.endsWith('.findings.jsonl')) {
    return [
      ['explain', path, '1'],
      ['score', path, files.at(-2) ?? ''],
    ];
  }
  if (path.endsWith('.labels.jsonl')) {
    return [['score', files.find((file) => /findings/.test(file)) ?? '', path]];
  }
  return [
    ['analyze', path, '--include-passed', '-o', join(place, 'out')],
    ['metrics', path],
  ];
}
