import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { createDatabase, type Database } from '../domains/engine/database.ts';
import type { Domain } from '../domains/engine/domain.ts';
import type { ToolSchema } from '../domains/engine/tool-schemas.ts';
import { parseJson } from '../python/parse-json.ts';
import { isDictionary } from '../python/value.ts';
import type { Dataset } from './dataset.ts';
import { DatasetError } from './dataset-error.ts';
import { keptTables, type Table } from './kept-tables.ts';
import { readGroundTruth } from './load-ground-truth.ts';
import { memoise } from './memoise.ts';
import { readJsonFile } from './read-json-file.ts';
import { readTasks } from './read-tasks.ts';

/** Reads a data set's folder. Throws a DatasetError that names the file and what was expected there. */
export function loadDataset(options: { readonly path: string; readonly domain: Domain }): Dataset {
  const { path, domain } = options;
  const policyFile = join(path, 'policy.md');
  if (!existsSync(policyFile)) {
    throw new DatasetError(`${policyFile} is missing: it holds the policy that the agent has to follow.`);
  }
  const splits = splitsOf(path);
  return {
    domain,
    path,
    hash: contentHash(path),
    policy: readFileSync(policyFile, 'utf8'),
    database: readDatabase(path, domain),
    toolTexts: readToolTexts(join(path, 'tools.json')),
    splits,
    tasks: memoise((split) => {
      if (!splits.includes(split)) {
        throw new DatasetError(`${path} has no task split ${split}; there are ${splits.join(', ') || 'none'}.`);
      }
      return readTasks(join(path, `tasks.${split}.json`));
    }),
    groundTruth: memoise((split) => {
      const file = join(path, `ground-truth.${split}.json`);
      return existsSync(file) ? readGroundTruth(file) : null;
    }),
  };
}

function readDatabase(path: string, domain: Domain): Database {
  return createDatabase(
    keptTables(domain, (table) => {
      const file = join(path, 'database', `${table}.json`);
      if (!existsSync(file)) {
        throw new DatasetError(
          `${file} is missing: domain ${domain.name} needs the tables ${domain.tables.join(', ')}.`,
        );
      }
      return readTable(file);
    }),
  );
}

function readTable(file: string): Table {
  const rows = readJsonFile(file, parseJson);
  if (!isDictionary(rows)) {
    throw new DatasetError(`${file} should hold one JSON object: records by their ids.`);
  }
  const wrong = Object.entries(rows).find(([, row]) => !isDictionary(row));
  if (wrong !== undefined) {
    throw new DatasetError(`${file}, record ${wrong[0]}: expected a JSON object.`);
  }
  return rows as Table;
}

const toolTextsSchema = z.array(
  z.object({
    type: z.literal('function'),
    function: z.object({ name: z.string(), description: z.string(), parameters: z.record(z.string(), z.unknown()) }),
  }),
);

function readToolTexts(file: string): readonly ToolSchema[] | null {
  if (!existsSync(file)) {
    return null;
  }
  const parsed = toolTextsSchema.safeParse(readJsonFile(file, JSON.parse));
  if (!parsed.success) {
    throw new DatasetError(
      `${file} should hold a list of tools in OpenAI's function format: ${z.prettifyError(parsed.error)}`,
    );
  }
  return parsed.data;
}

function splitsOf(path: string): string[] {
  return readdirSync(path)
    .flatMap((file) => /^tasks\.(.+)\.json$/.exec(file)?.[1] ?? [])
    .sort();
}

function contentHash(path: string): string {
  const hash = createHash('sha256');
  const files = readdirSync(path)
    .concat(readdirSync(join(path, 'database')).map((file) => `database/${file}`))
    .filter((file) => /\.(md|json)$/.test(file))
    .sort();
  for (const file of files) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(path, file)))
      .update('\0');
  }
  return hash.digest('hex');
}
