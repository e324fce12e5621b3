import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatasetError } from '../dataset-error.ts';
import { listText, tableText } from '../dataset-text.ts';
import type { GeneratedDatabase, GeneratedTask } from './world-generator.ts';

/** Files of a data set by their path within its folder. */
export type DatasetFiles = ReadonlyMap<string, string | Uint8Array>;

/** A database as `database/<table>.json`, one record a line. */
export function databaseFiles(database: GeneratedDatabase): DatasetFiles {
  return new Map(Object.entries(database).map(([table, records]) => [`database/${table}.json`, tableText(records)]));
}

/** Tasks as `tasks.<split>.json`, one task a line. */
export function taskFiles(tasks: Readonly<Record<string, readonly GeneratedTask[]>>): DatasetFiles {
  return new Map(Object.entries(tasks).map(([split, entries]) => [`tasks.${split}.json`, listText(entries)]));
}

/** Throws a DatasetError if there is something in the folder already, unless `force` says that it may be overwritten. */
export function refuseFullFolder({ folder, force }: { readonly folder: string; readonly force: boolean }): void {
  if (!force && existsSync(folder) && readdirSync(folder).length > 0) {
    throw new DatasetError(`${folder} is not empty: name another folder, or allow overwriting with --force.`);
  }
}

/** Writes the files into a folder, which is made; other files there are left as they are. */
export function writeDataset({ folder, files }: { readonly folder: string; readonly files: DatasetFiles }): void {
  for (const [name, content] of files) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
}
