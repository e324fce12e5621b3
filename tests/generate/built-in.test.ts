import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { tasksPage } from '../../scripts/tasks-page.ts';
import { checkDataset } from '../../src/datasets/check-dataset.ts';
import { openDataset, openDatasets } from '../../src/datasets/open-datasets.ts';
import { domains } from '../../src/domains/index.ts';
import { databaseFiles, taskFiles } from '../../src/generate/dataset-files.ts';
import { generateDatabase } from '../../src/generate/generate-database.ts';
import { generateTasks } from '../../src/generate/generate-tasks.ts';
import { generators } from '../../src/generate/index.ts';

const data = fileURLToPath(new URL('../../data/', import.meta.url));

it('there is a generator and a data set for every domain but those whose data set is imported', () => {
  const own = Object.keys(domains).filter((domain) => !domain.startsWith('tau2-'));
  expect(Object.keys(generators).sort()).toEqual(own.sort());
  expect(Object.keys(generators).filter((domain) => !existsSync(`${data}${domain}/policy.md`))).toEqual([]);
});

it('docs/tasks.md is what `npm run tasks-page` writes', () => {
  const datasets = openDatasets({ path: data });
  const page = tasksPage(datasets.domains.map((domain) => datasets.get(domain)!));
  expect(readFileSync(`${data}../docs/tasks.md`, 'utf8') === page, 'run npm run tasks-page').toBe(true);
});

describe.each(Object.values(generators))('the built-in data set of $domain', (generator) => {
  const folder = `${data}${generator.domain}/`;
  const database = generateDatabase({ generator });

  it.each([...databaseFiles(database)])('has %s as the recorded seed gives it, byte for byte', (file, text) => {
    expect(readFileSync(`${folder}${file}`, 'utf8') === text).toBe(true);
  });

  it('has the tasks that the recorded seed gives', () => {
    const policy = readFileSync(`${folder}policy.md`, 'utf8');
    for (const [file, text] of taskFiles(generateTasks({ generator, database, policy }))) {
      expect(`${file} ${readFileSync(`${folder}${file}`, 'utf8') === text}`).toBe(`${file} true`);
    }
  });

  it('is clean', () => {
    const dataset = openDataset({ path: folder });
    const checks = dataset.splits.map((split) => checkDataset({ dataset, split }));
    expect(checks.flatMap(({ tasks }) => tasks.flatMap(({ problems }) => problems))).toEqual([]);
  });

  it('is another one with another seed, and a smaller one with a smaller scale', () => {
    const other = generateDatabase({ generator, seed: generator.seed + 1, scale: 0.2 });
    expect(Object.keys(other)).toEqual(Object.keys(database));
    expect(databaseFiles(other)).toEqual(
      databaseFiles(generateDatabase({ generator, seed: generator.seed + 1, scale: 0.2 })),
    );
    const size = (made: typeof database) => Object.values(made).flatMap((records) => Object.keys(records)).length;
    expect(size(other)).toBeLessThan(size(database));
    const { userTable } = domains[generator.domain]!;
    expect(Object.keys(other[userTable]!)).not.toEqual(Object.keys(database[userTable]!).slice(0, 3));
  });
});
