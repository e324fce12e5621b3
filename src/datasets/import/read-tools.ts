import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Value } from '../../python/value.ts';
import { readPythonSource } from './python-source.ts';
import { readToolOrder, readToolSource } from './read-tool-source.ts';

/** The tool schemas of a domain's `tools/` folder. */
export interface ImportedTools {
  /** In the order of `ALL_TOOLS`, or else of the files' names. */
  readonly schemas: readonly Value[];
  /** One sentence for each thing that is not there. */
  readonly notes: readonly string[];
}

/** Reads `tools/*.py`. Throws a DatasetError that names the line where a schema cannot be read. */
export function readTools(folder: string): ImportedTools {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => /^(?!__init__).*\.py$/.test(file)) : [];
  const schemas = new Map(files.sort().flatMap((file) => [...readToolSource(readPythonSource(join(folder, file)))]));
  if (schemas.size === 0) {
    return { schemas: [], notes: [`${folder} holds no tools: the data set is without tools.json.`] };
  }
  const index = join(folder, '__init__.py');
  const order = existsSync(index) ? readToolOrder(readPythonSource(index)) : null;
  if (order === null) {
    return {
      schemas: [...schemas.values()],
      notes: [`${index} has no list ALL_TOOLS: tools go by their files' names.`],
    };
  }
  const missing = order.filter((name) => !schemas.has(name));
  const unused = [...schemas.keys()].filter((name) => !order.includes(name));
  return {
    schemas: order.flatMap((name) => schemas.get(name) ?? []),
    notes: [
      ...missing.map((name) => `${index} names ${name}, but no file has a class ${name} with get_info.`),
      ...unused.map((name) => `${name} is not in ALL_TOOLS of ${index}: left out.`),
    ],
  };
}
