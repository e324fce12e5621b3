import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDatabase, type Database } from '../../domains/engine/database.ts';
import type { Domain } from '../../domains/engine/domain.ts';
import type { Dataset } from '../dataset.ts';
import { DatasetError } from '../dataset-error.ts';
import { keptTables, type Table } from '../kept-tables.ts';
import { memoise } from '../memoise.ts';
import { findDataFile, readDataFile } from './read-data-file.ts';
import { readTau2Tasks } from './read-tau2-tasks.ts';

/** Reads a folder in tau2's own layout as it is. Throws a DatasetError that names the file and what was expected there. */
export function loadTau2Dataset(options: { readonly path: string; readonly domain: Domain }): Dataset {
  const { path, domain } = options;
  const { splits, tasks } = readTau2Tasks(path);
  return {
    domain,
    path,
    hash: contentHash(path),
    policy: readPolicy(path),
    database: readDatabase(path, domain),
    toolTexts: null,
    splits,
    tasks: memoise(tasks),
    groundTruth: () => null,
  };
}

/**
 * What the agent is told: `policy.md`, or a main policy and a manual put together as tau2's telecom does
 * (tau2/domains/telecom/environment.py).
 */
function readPolicy(path: string): string {
  const one = join(path, 'policy.md');
  if (existsSync(one)) {
    return readFileSync(one, 'utf8');
  }
  const [main, manual] = ['main_policy.md', 'tech_support_manual.md'].map((file) => join(path, file));
  if (main === undefined || manual === undefined || !existsSync(main) || !existsSync(manual)) {
    throw new DatasetError(
      `${one} is missing, and there are no main_policy.md and tech_support_manual.md instead: the policy that the agent has to follow.`,
    );
  }
  return [
    `<main_policy>\n${readFileSync(main, 'utf8')}\n</main_policy>`,
    `<tech_support_policy>\n${readFileSync(manual, 'utf8')}\n</tech_support_policy>`,
  ].join('\n');
}

function readDatabase(path: string, domain: Domain): Database {
  const file = findDataFile(path, 'db');
  if (file === undefined) {
    throw new DatasetError(`${join(path, 'db.json')} is missing: the records of the world.`);
  }
  const agent = readDataFile(file);
  const userFile = findDataFile(path, 'user_db');
  const tables = domain.tablesOfFiles?.({ agent, user: userFile === undefined ? {} : readDataFile(userFile) }) ?? agent;
  return createDatabase(
    keptTables(domain, (table) => {
      const rows = tables[table];
      if (typeof rows !== 'object' || rows === null) {
        throw new DatasetError(
          `${file} has no table ${table}: domain ${domain.name} needs ${domain.tables.join(', ')}.`,
        );
      }
      return rows as Table;
    }),
  );
}

function contentHash(path: string): string {
  const hash = createHash('sha256');
  for (const file of readdirSync(path)
    .filter((name) => /\.(md|json|toml)$/.test(name))
    .sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(path, file)))
      .update('\0');
  }
  return hash.digest('hex');
}
