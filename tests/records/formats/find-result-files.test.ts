import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findResultFiles, readRunHeader } from '../../../src/records/formats/index.ts';
import { fixture, makeFolder } from './reading.ts';

test('folders are gone through in order, other files left out, wrong ones named', async () => {
  const folder = await makeFolder();
  const run = '[{"task_id": 1, "traj": []}]';
  await mkdir(join(folder, 'b', 'run.activations'), { recursive: true });
  await mkdir(join(folder, '.cache'));
  const files = [
    'b/2.json',
    'b/1.jsonl',
    'a.json',
    'a.header.json',
    'a.findings.jsonl',
    'a.labels.jsonl',
    'notes.txt',
    '.hidden.json',
    '.cache/x.json',
    'b/run.activations/0.json',
  ];
  for (const name of files) {
    await writeFile(join(folder, name), run);
  }
  await writeFile(join(folder, 'package.json'), '{"name": "x"}');
  await cp(fixture('tau2-directory'), join(folder, 'voice'), { recursive: true });
  await cp(fixture('harbor-trial'), join(folder, 'jobs'), { recursive: true });
  await cp(fixture('inspect-plain.eval'), join(folder, 'log.eval'));
  const empty = join(folder, 'jobs', 'zoe__1');
  await mkdir(join(empty, 'agent'), { recursive: true });
  await writeFile(join(empty, 'config.json'), '{}');
  await writeFile(join(empty, 'result.json'), '{}');
  const { inputs, skipped } = await findResultFiles({ paths: [folder] });
  const found = ['a.json', 'b/1.jsonl', 'b/2.json', 'jobs', 'log.eval', 'voice'];
  expect(inputs).toEqual(found.map((name) => join(folder, name)));
  expect(skipped).toEqual([{ path: join(folder, 'package.json'), reason: expect.stringContaining('no results file') }]);
});

test('a named file is always taken, and once', async () => {
  const folder = await makeFolder();
  await writeFile(join(folder, 'notes.txt'), 'x');
  const path = join(folder, 'notes.txt');
  expect(await findResultFiles({ paths: [path, path] })).toEqual({ inputs: [path], skipped: [] });
});

test('a folder without results and a path that is not there are errors', async () => {
  const folder = await makeFolder();
  await expect(findResultFiles({ paths: [folder] })).rejects.toThrow(`${folder}: the folder holds no results files`);
  await writeFile(join(folder, 'package.json'), '{"name": "x"}');
  await expect(findResultFiles({ paths: [folder] })).rejects.toThrow(/1 looked at, the first: .*package\.json/u);
  await expect(findResultFiles({ paths: [join(folder, 'none')] })).rejects.toThrow(/no such file or folder/u);
});

test('the header stands beside the run', async () => {
  const folder = await makeFolder();
  const path = join(folder, 'run.json');
  expect(await readRunHeader(path)).toBeNull();
  await writeFile(join(folder, 'run.header.json'), '{"domain": "retail", "later": 1}');
  expect(await readRunHeader(path)).toMatchObject({ domain: 'retail', agent_model: null, later: 1 });
  expect(await readRunHeader(`${path}.gz`)).toMatchObject({ domain: 'retail' });
  await writeFile(join(folder, 'run.header.json'), '{"domain": 7}');
  await expect(readRunHeader(path)).rejects.toThrow(/run\.header\.json: the header of the run is damaged \(domain: /u);
  await writeFile(join(folder, 'run.header.json'), '{');
  await expect(readRunHeader(path)).rejects.toThrow(/damaged/u);
});
