import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Domain } from '../domains/engine/domain.ts';
import { domains as builtInDomains, type Domains } from '../domains/index.ts';
import type { Dataset } from './dataset.ts';
import { DatasetError } from './dataset-error.ts';
import { loadDataset } from './load-dataset.ts';
import { findTau2Domains, isTau2Folder } from './tau2/find-tau2-domains.ts';
import { loadTau2Dataset } from './tau2/load-tau2-dataset.ts';

/** The data sets at a path, by domain. Each is read when it is first asked for, and once. */
export interface Datasets {
  readonly path: string;
  /** Names of the domains there, sorted. */
  readonly domains: readonly string[];
  /** The data set of a domain, or undefined where the path has none. */
  get(domain: string): Dataset | undefined;
}

/** A data set's folder or a folder of them, and the domains that are known: the built-in ones where not given. */
export interface DatasetsPlace {
  readonly path: string;
  readonly domains?: Domains | undefined;
}

/** Opens a data set's folder, or a folder that holds one for each domain. Throws a DatasetError where there is neither. */
export function openDatasets({ path, domains = builtInDomains }: DatasetsPlace): Datasets {
  const folders = findFolders(path, domains);
  const loaded = new Map<string, Dataset>();
  return {
    path,
    domains: [...folders.keys()].sort(),
    get(domain) {
      const folder = folders.get(domain);
      const known = domains[domain];
      if (folder === undefined || known === undefined) {
        return undefined;
      }
      const load = isTau2Folder(folder) ? loadTau2Dataset : loadDataset;
      const dataset = loaded.get(domain) ?? load({ path: folder, domain: known });
      loaded.set(domain, dataset);
      return dataset;
    },
  };
}

/** The data sets at several places as one: of a domain that two of them have, that of the first. Places that hold none are passed over. */
export function openFirstDatasets(paths: readonly string[]): Datasets {
  const there = paths.filter(isFolderWithContent).map((path) => openDatasets({ path }));
  return {
    path: paths[0] ?? '',
    domains: [...new Set(there.flatMap((datasets) => datasets.domains))].sort(),
    get: (domain) => there.find((datasets) => datasets.domains.includes(domain))?.get(domain),
  };
}

/** One data set at a path; `domain` is needed only where the path holds several. Throws a DatasetError. */
export function openDataset({ path, domain, domains }: DatasetsPlace & { readonly domain?: string }): Dataset {
  const datasets = openDatasets({ path, domains });
  const name = domain ?? (datasets.domains.length === 1 ? datasets.domains[0] : undefined);
  if (name === undefined) {
    throw new DatasetError(`${path} holds data sets for ${datasets.domains.join(', ')}: name one of these domains.`);
  }
  const dataset = datasets.get(name);
  if (dataset === undefined) {
    throw new DatasetError(`${path} holds no data set for domain ${name}, only for ${datasets.domains.join(', ')}.`);
  }
  return dataset;
}

function isFolderWithContent(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory() && readdirSync(path).length > 0;
}

function findFolders(path: string, domains: Domains): ReadonlyMap<string, string> {
  if (!existsSync(path) || !statSync(path).isDirectory()) {
    throw new DatasetError(
      `No data set at ${path}: expected a folder with policy.md, database/ and tasks.<split>.json.`,
    );
  }
  if (existsSync(join(path, 'database'))) {
    return new Map([[domainOf(path, domains).name, path]]);
  }
  const folders = Object.keys(domains)
    .map((name): [string, string] => [name, join(path, name)])
    .filter(([, folder]) => existsSync(join(folder, 'database')));
  const found = new Map([...findTau2Domains(path, domains), ...folders]);
  if (found.size === 0) {
    const names = Object.keys(domains).join(', ');
    throw new DatasetError(
      `No data set at ${path}: expected policy.md and database/ in it, or folders named by domain (${names}) that have them, or tau2's own folders with db.json and tasks.json.`,
    );
  }
  return found;
}

/** A data set's folder carries its domain's name, or else the tables tell it. */
function domainOf(path: string, domains: Domains): Domain {
  const named = domains[basename(path)];
  const tables = readdirSync(join(path, 'database')).map((file) => file.replace(/\.json$/, ''));
  const matching = Object.values(domains).find((domain) => domain.tables.every((table) => tables.includes(table)));
  const domain = named ?? matching;
  if (domain === undefined) {
    const known = Object.values(domains).map(({ name, tables }) => `${name} (${tables.join(', ')})`);
    throw new DatasetError(`The tables in ${join(path, 'database')} fit no domain; known are ${known.join(', ')}.`);
  }
  return domain;
}
