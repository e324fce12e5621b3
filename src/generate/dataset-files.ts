import { listText, tableText } from '../datasets/dataset-text.ts';
import type { GeneratedDatabase, GeneratedTask } from './world-generator.ts';

/** A database as `database/<table>.json`, one record a line. */
export function databaseFiles(database: GeneratedDatabase): ReadonlyMap<string, string> {
  return new Map(Object.entries(database).map(([table, records]) => [`database/${table}.json`, tableText(records)]));
}

/** Tasks as `tasks.<split>.json`, one task a line. */
export function taskFiles(tasks: Readonly<Record<string, readonly GeneratedTask[]>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(tasks).map(([split, entries]) => [`tasks.${split}.json`, listText(entries)]));
}
