import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Domains } from '../../domains/index.ts';

/** Where tau2 keeps its domains: the folder itself, within a checkout, within an installed package or the folder that holds it. */
const PLACES = ['', 'data/tau2/domains', 'tau2/data/tau2/domains', 'src/tau2/data/tau2/domains'];

/** What a domain of tau2's is called here: there may be one of that name from tau-bench. */
const PREFIX = 'tau2-';

/**
 * Folders in tau2's own layout at a path, by the name that their domain has here: the path may be one such folder, a folder of
 * them, a checkout of tau2 or an installed package. Empty where there is none that is known.
 */
export function findTau2Domains(path: string, domains: Domains): ReadonlyMap<string, string> {
  if (isTau2Folder(path)) {
    const name = nameOf(path);
    return new Map(domains[name] === undefined ? [] : [[name, path]]);
  }
  const place = PLACES.map((inner) => join(path, inner)).find((folder) => foldersIn(folder).some(isTau2Folder));
  const found = place === undefined ? [] : foldersIn(place).filter(isTau2Folder);
  return new Map(
    found.map((folder): [string, string] => [nameOf(folder), folder]).filter(([name]) => domains[name] !== undefined),
  );
}

/** Whether a folder holds a domain as tau2 lays it out. */
export function isTau2Folder(path: string): boolean {
  return ['db.json', 'db.toml'].some((file) => existsSync(join(path, file))) && existsSync(join(path, 'tasks.json'));
}

function nameOf(folder: string): string {
  const name = basename(folder);
  return name.startsWith(PREFIX) ? name : `${PREFIX}${name}`;
}

function foldersIn(path: string): string[] {
  if (!existsSync(path) || !statSync(path).isDirectory()) {
    return [];
  }
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
    .map(({ name }) => join(path, name))
    .sort();
}
