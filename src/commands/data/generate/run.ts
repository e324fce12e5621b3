import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { builtInData } from '../../../datasets/built-in-data.ts';
import { refuseFullFolder, writeDataset } from '../../../datasets/write-dataset.ts';
import { databaseFiles, taskFiles } from '../../../generate/dataset-files.ts';
import { generateDatabase } from '../../../generate/generate-database.ts';
import { generateTasks } from '../../../generate/generate-tasks.ts';
import type { Context } from '../../context/context.ts';
import { UsageError } from '../../errors/usage-error.ts';
import type { DataGenerateRequest } from './command.ts';

/** Makes a domain's database, and with `tasks` its tasks, in a folder. Throws a UsageError or DatasetError. */
export async function runDataGenerate(request: DataGenerateRequest, { out, at, cwd }: Context): Promise<number> {
  const { name: env, generator } = request.env;
  const { tasks, force } = request;
  const scale = request.scale ?? 1;
  if (scale <= 0) {
    throw new UsageError(`--scale takes a number above 0, not ${scale}.`);
  }
  const folder = request.output ?? at(join('generated', env));
  refuseFullFolder({ folder, force });
  const seed = request.seed ?? generator.seed;
  const database = generateDatabase({ generator, seed, scale });
  const made = tasks ? generateTasks({ generator, seed, database, policy: policyFor(env, folder) }) : {};
  writeDataset({ folder, files: new Map([...databaseFiles(database), ...taskFiles(made)]) });
  const counts = [
    ...Object.entries(database).map(([table, records]) => `${Object.keys(records).length} ${table}`),
    ...Object.entries(made).map(([split, entries]) => `${entries.length} ${split} tasks`),
  ];
  out.line(`${env}, seed ${seed}, scale ${scale}: ${counts.join(', ')} in ${folder}`);
  const missing = ['policy.md', 'few-shot.jsonl'].filter((name) => !existsSync(join(folder, name)));
  if (missing.length > 0) {
    const [verb, word] = missing.length === 1 ? ['is', 'it'] : ['are', 'them'];
    const source = relative(cwd, join(builtInData, env)) || '.';
    out.line(`${missing.join(' and ')} ${verb} not made: copy ${word} from ${source}/.`);
  }
  return 0;
}

/** The policy that tasks go by: the folder's own, else the built-in one. */
function policyFor(env: string, folder: string): string {
  const file = [join(folder, 'policy.md'), join(builtInData, env, 'policy.md')].find((path) => existsSync(path));
  return file === undefined ? '' : readFileSync(file, 'utf8');
}
