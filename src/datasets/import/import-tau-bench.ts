import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { domains } from '../../domains/index.ts';
import { DatasetError } from '../dataset-error.ts';
import { listText } from '../dataset-text.ts';
import { readJsonFile } from '../read-json-file.ts';
import type { Imported, ImportedDataset } from './imported-dataset.ts';
import { readPythonSource } from './python-source.ts';
import { readTaskSource } from './read-task-source.ts';
import { readTools } from './read-tools.ts';

/**
 * Reads a clone of tau-bench's repository: `tau_bench/envs/<domain>/` with `data/*.json`, `tasks_<split>.py`, `tools/*.py` and
 * `wiki.md`. JSON and policy are taken byte for byte; Python is parsed, never run. Throws a DatasetError.
 */
export function importTauBench(options: { readonly checkout: string; readonly domain?: string }): Imported {
  const folder = findEnvironments(options.checkout);
  const there = readdirSync(folder)
    .filter((name) => isFolder(join(folder, name, 'data')))
    .sort();
  const chosen = there.filter((name) => options.domain === undefined || name === options.domain);
  const known = chosen.filter((name) => Object.hasOwn(domains, name));
  if (known.length === 0) {
    const wanted = options.domain ?? Object.keys(domains).join(', ');
    throw new DatasetError(`${folder} has none of the domains ${wanted}; it has ${there.join(', ') || 'none'}.`);
  }
  return {
    datasets: known.map((domain) => importDomain(domain, join(folder, domain))),
    notes: chosen
      .filter((name) => !known.includes(name))
      .map((name) => `${join(folder, name)} is left out: there is no domain ${name} here.`),
  };
}

function findEnvironments(checkout: string): string {
  const candidates = [join(checkout, 'tau_bench', 'envs'), join(checkout, 'envs'), checkout];
  const folder = candidates.find((path) => Object.keys(domains).some((name) => isFolder(join(path, name, 'data'))));
  if (folder === undefined) {
    throw new DatasetError(`${checkout} is no clone of tau-bench: expected tau_bench/envs/<domain>/data in it.`);
  }
  return folder;
}

function importDomain(domain: string, folder: string): ImportedDataset {
  const wiki = join(folder, 'wiki.md');
  const tables = readdirSync(join(folder, 'data')).filter((file) => file.endsWith('.json'));
  const missing = (domains[domain]?.tables ?? []).find((table) => !tables.includes(`${table}.json`));
  if (missing !== undefined) {
    throw new DatasetError(`${join(folder, 'data', `${missing}.json`)} is missing: ${domain} needs it.`);
  }
  for (const table of tables) {
    readJsonFile(join(folder, 'data', table), JSON.parse);
  }
  if (!existsSync(wiki)) {
    throw new DatasetError(`${wiki} is missing: it holds the policy that the agent has to follow.`);
  }
  const splits = splitsOf(folder);
  const tools = readTools(join(folder, 'tools'));
  const tasks = splits.map((split): [string, string] => [
    `tasks.${split}.json`,
    listText(readTaskSource(readPythonSource(join(folder, `tasks_${split}.py`)), split)),
  ]);
  return {
    domain,
    files: new Map<string, string | Uint8Array>([
      ['policy.md', readFileSync(wiki)],
      ...tables.map((file): [string, Uint8Array] => [`database/${file}`, readFileSync(join(folder, 'data', file))]),
      ...tasks,
      ...(tools.schemas.length === 0 ? [] : [['tools.json', listText(tools.schemas)] as const]),
    ]),
    notes: [
      ...tools.notes,
      ...SPLITS.filter((split) => !splits.includes(split)).map(
        (split) => `${join(folder, `tasks_${split}.py`)} is not there: no split ${split}.`,
      ),
    ],
  };
}

const SPLITS = ['test', 'dev', 'train'];

function splitsOf(folder: string): string[] {
  return SPLITS.filter((split) => existsSync(join(folder, `tasks_${split}.py`)));
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}
