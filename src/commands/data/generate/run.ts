import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { refuseFullFolder, writeDataset } from '../../../datasets/write-dataset.ts';
import { databaseFiles, taskFiles } from '../../../generate/dataset-files.ts';
import { generateDatabase } from '../../../generate/generate-database.ts';
import { generateTasks } from '../../../generate/generate-tasks.ts';
import { generators } from '../../../generate/index.ts';
import { builtInData } from '../../../analyze/replay-targets.ts';
import { UsageError } from '../../errors/usage-error.ts';

/** Options of `tau-triage data generate`, each absent where the flag was not given. */
export interface DataGenerateOptions {
  readonly env: string;
  readonly seed?: number | undefined;
  readonly scale?: number | undefined;
  readonly output?: string | undefined;
  readonly tasks: boolean;
  readonly force: boolean;
  readonly print: (text: string) => void;
}

/** Makes a domain's database, and with `tasks` its tasks, in a folder. Throws a UsageError or DatasetError. */
export function dataGenerate({ env, seed, scale = 1, output, tasks, force, print }: DataGenerateOptions): void {
  const generator = Object.hasOwn(generators, env) ? generators[env] : undefined;
  if (generator === undefined) {
    throw new UsageError(`--env takes one of ${Object.keys(generators).join(', ')}, not ${JSON.stringify(env)}.`);
  }
  if (scale <= 0) {
    throw new UsageError(`--scale takes a number above 0, not ${scale}.`);
  }
  const folder = output ?? join('generated', env);
  refuseFullFolder({ folder, force });
  const used = seed ?? generator.seed;
  const database = generateDatabase({ generator, seed: used, scale });
  const made = tasks ? generateTasks({ generator, seed: used, database, policy: policyFor(env, folder) }) : {};
  writeDataset({ folder, files: new Map([...databaseFiles(database), ...taskFiles(made)]) });
  const counts = [
    ...Object.entries(database).map(([table, records]) => `${Object.keys(records).length} ${table}`),
    ...Object.entries(made).map(([split, entries]) => `${entries.length} ${split} tasks`),
  ];
  print(`${env}, seed ${used}, scale ${scale}: ${counts.join(', ')} in ${folder}`);
  const missing = ['policy.md', 'few-shot.jsonl'].filter((name) => !existsSync(join(folder, name)));
  if (missing.length === 0) return;
  const source = relative(process.cwd(), join(builtInData, env)) || '.';
  print(
    `${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not made: copy ${missing.length === 1 ? 'it' : 'them'} from ${source}/.`,
  );
}

/** The policy that tasks go by: the folder's own, else the built-in one. */
function policyFor(env: string, folder: string): string {
  const file = [join(folder, 'policy.md'), join(builtInData, env, 'policy.md')].find((path) => existsSync(path));
  return file === undefined ? '' : readFileSync(file, 'utf8');
}
