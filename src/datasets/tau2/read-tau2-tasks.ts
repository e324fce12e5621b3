import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseJson } from '../../python/parse-json.ts';
import { isDictionary, isList, type Value } from '../../python/value.ts';
import { readTau2Task } from '../../records/formats/index.ts';
import type { DatasetTask } from '../dataset.ts';
import { DatasetError } from '../dataset-error.ts';
import { readJsonFile } from '../read-json-file.ts';

/** tau2's splits and the tasks in them. */
export interface Tau2Tasks {
  readonly splits: readonly string[];
  /** Throws a DatasetError where there is no such split, or where a task of it is missing. */
  readonly tasks: (split: string) => readonly DatasetTask[];
}

/** The one split of a folder that has no `split_tasks.json`. */
const BASE = 'base';

/** Reads the tasks of a folder in tau2's layout: `tasks.json`, further `tasks_<name>.json`, and `split_tasks.json` with ids by split. */
export function readTau2Tasks(folder: string): Tau2Tasks {
  const file = join(folder, 'split_tasks.json');
  const splits = existsSync(file) ? readSplits(file) : null;
  let read: ReadonlyMap<string, DatasetTask> | undefined;
  const all = () => {
    read ??= readAll(folder);
    return read;
  };
  return {
    splits: splits === null ? [BASE] : [...splits.keys()].sort(),
    tasks(split) {
      if (splits === null && split === BASE) {
        return [...all().values()];
      }
      const ids = splits?.get(split);
      if (ids === undefined) {
        throw new DatasetError(
          `${folder} has no task split ${split}; there are ${[...(splits?.keys() ?? [BASE])].join(', ')}.`,
        );
      }
      return ids.map((id) => {
        const task = all().get(id);
        if (task === undefined) {
          throw new DatasetError(`${file}, split ${split}: task ${id} stands in no file of tasks in ${folder}.`);
        }
        return task;
      });
    },
  };
}

function readSplits(file: string): ReadonlyMap<string, readonly string[]> {
  const content = readJsonFile(file, parseJson);
  const entries = isDictionary(content) ? Object.entries(content) : [];
  if (entries.length === 0 || !entries.every(([, ids]) => isList(ids))) {
    throw new DatasetError(`${file} should hold an object: lists of task ids by the names of splits.`);
  }
  return new Map(entries.map(([name, ids]) => [name, (ids as readonly Value[]).map(String)]));
}

/** Tasks by id; of an id that stands in several files that of tasks.json counts. */
function readAll(folder: string): ReadonlyMap<string, DatasetTask> {
  const further = readdirSync(folder).filter((name) => /^tasks_.+\.json$/.test(name));
  const byId = new Map<string, DatasetTask>();
  for (const task of ['tasks.json', ...further.sort()].flatMap((name) => readFile(join(folder, name)))) {
    byId.set(String(task.id), byId.get(String(task.id)) ?? task);
  }
  return byId;
}

function readFile(path: string): DatasetTask[] {
  const content = readJsonFile(path, parseJson);
  const list = isDictionary(content) ? content['tasks'] : content;
  if (list === undefined || !isList(list)) {
    throw new DatasetError(`${path} should hold a list of tau2's tasks.`);
  }
  return list.map((raw, index) => {
    const id = isDictionary(raw) ? raw['id'] : undefined;
    const task = readTau2Task(raw);
    if (task === null || (typeof id !== 'string' && typeof id !== 'number')) {
      throw new DatasetError(`${path}, task ${index}: expected an object with an id.`);
    }
    return { ...task, id, actions: task.actions ?? [], expects_no_change: false };
  });
}
