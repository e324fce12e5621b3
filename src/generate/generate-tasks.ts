import type { Dataset } from '../datasets/dataset.ts';
import { DatasetError } from '../datasets/dataset-error.ts';
import { tableText } from '../datasets/dataset-text.ts';
import { createDatabase, type Row } from '../domains/engine/database.ts';
import { domains } from '../domains/index.ts';
import { parseJson } from '../python/parse-json.ts';
import { buildTasks } from './build-tasks.ts';
import { createFaker } from './create-faker.ts';
import type { GeneratedDatabase, GeneratedTask, WorldGenerator } from './world-generator.ts';

/** Makes the tasks of all splits on a generated database; without a seed the recorded one. */
export function generateTasks(options: {
  readonly generator: WorldGenerator;
  readonly database: GeneratedDatabase;
  readonly policy: string;
  readonly seed?: number;
}): Readonly<Record<string, readonly GeneratedTask[]>> {
  const { generator, database, policy, seed = generator.seed } = options;
  const faker = createFaker({ seed, part: 1 });
  const dataset = generatedDataset({ domain: generator.domain, database, policy });
  return buildTasks({ plan: generator.plan({ faker, dataset }), faker, dataset });
}

/** A generated database as a data set in memory, without tasks: what `loadDataset` would give for its files. */
export function generatedDataset(options: {
  readonly domain: string;
  readonly database: GeneratedDatabase;
  readonly policy: string;
}): Dataset {
  const domain = domains[options.domain];
  if (domain === undefined) {
    throw new DatasetError(`There is no domain ${options.domain}, only ${Object.keys(domains).join(', ')}.`);
  }
  // Through the text, so that numbers and the order of records are those of the files.
  const tables = domain.tables.map((table): [string, { readonly [key: string]: Row }] => [
    table,
    parseJson(tableText(options.database[table] ?? {})) as { readonly [key: string]: Row },
  ]);
  return {
    domain,
    path: '',
    hash: '',
    policy: options.policy,
    database: createDatabase(Object.fromEntries(tables)),
    toolTexts: null,
    splits: [],
    tasks: (split) => {
      throw new DatasetError(`A generated data set has no task split ${split} yet.`);
    },
    groundTruth: () => null,
  };
}
