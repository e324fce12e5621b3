import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'tau-triage-package-'));
const installed = join(folder, 'node_modules', 'tau-triage');

interface Example {
  readonly name: string;
  readonly code: string;
  readonly runs: boolean;
}

/** The fenced programs of docs/library.md; a comment before one says where it can only be compiled. */
const examples: readonly Example[] = [
  ...readFileSync(`${root}docs/library.md`, 'utf8').matchAll(
    /(<!-- compiled, not run: [^\n]* -->\n\n)?```ts\n([\s\S]*?)```/g,
  ),
].map(([, note, code = ''], index) => ({ name: `example-${index + 1}`, code, runs: note === undefined }));

/** As npm lays it out for whoever installs the package, with the dependencies of this checkout. */
beforeAll(() => {
  const run = (command: string, ...words: string[]) => execFileSync(command, words, { cwd: root, encoding: 'utf8' });
  const packed = run('npm', 'pack', '--ignore-scripts', '--json', '--pack-destination', folder);
  const [{ filename }] = JSON.parse(packed) as [{ filename: string }];
  mkdirSync(installed, { recursive: true });
  run('tar', '-xzf', join(folder, filename), '-C', installed, '--strip-components=1');
  const { dependencies } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  for (const name of [...Object.keys(dependencies), '@types/node']) {
    const link = join(folder, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), link, 'dir');
  }
  const options = {
    module: 'nodenext',
    target: 'es2023',
    strict: true,
    skipLibCheck: true,
    types: ['node'],
    noEmitOnError: false,
  };
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, include: ['*.ts'] }));
  for (const { name, code } of examples) {
    writeFileSync(join(folder, `${name}.ts`), code);
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the packed library', () => {
  it('has no file but what its users need', () => {
    const entries = readdirSync(installed).sort();
    expect(entries).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'data',
      'dist',
      'docs',
      'historical_trajectories',
      'package.json',
      'worlds',
    ]);
  });

  it('compiles the examples of docs/library.md', () => {
    expect(examples.length).toBeGreaterThan(8);
    const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    const compile = () => execFileSync(process.execPath, [compiler, '-p', folder], { cwd: folder, encoding: 'utf8' });
    expect(outputOf(compile)).toBe('');
  });

  it('runs them: each prints what it is there to show, and complains of nothing', () => {
    const named = examples.filter(({ runs }) => runs).map(({ name }) => name);
    const all = `for (const name of ${JSON.stringify(named)}) {
      console.log('--- ' + name);
      await import('./' + name + '.js');
    }`;
    writeFileSync(join(folder, 'all.js'), all);
    const run = () => execFileSync(process.execPath, ['all.js'], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
    const output = outputOf(run);
    const parts = output.split(/^--- example-\d+\n/m).slice(1);
    expect(parts.length, output).toBe(shown.length);
    for (const [index, pattern] of shown.entries()) {
      expect(parts[index]).toMatch(pattern);
    }
    expect(readFileSync(join(folder, 'findings.csv'), 'utf8')).toMatch(/^file,index,trajectory,/);
    expect(JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8'))).toHaveLength(6);
  });
});

/** What the examples that run print, in the order of the page. */
const shown: readonly RegExp[] = [
  /^(?:task \d+: (?:agent|user|environment), [a-z_]+, step (?:\d+|null)\n){10,}$/,
  /^\d\d failed runs in 2 files\n$/,
  /^task \d+: reward 0, \d+ calls\n {2}\w+ #?\w+ [\w.]+: .+, should be .+\n/,
  /^14\.0 false\n$/,
  /^Judged 10 runs\.\n\nWhose fault:[^\n]*\n {2}x agent/,
  /^\[\s*(?:'agent',?\s*){11}\]\n$/,
  /^(?:0\.\d+|1) 34\n34 of 34 runs with a label have a finding\./,
  /^pass\^1 0\.25 \{ low: 0\.13\d+, high: 0\.41\d+ \}\npass\^2 0 /,
  /^6 of 6 passed \[\s*\{\s*k: 1,\s*value: 1,/,
  /^1 6\n$/,
  /^true\n$/,
];

/** What a program printed, or what it complained of. */
function outputOf(run: () => string): string {
  try {
    return run();
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    return `${stdout}${stderr}`;
  }
}
