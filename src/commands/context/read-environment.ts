import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import type { Context } from './context.ts';
import type { Environment } from './environment.ts';

/** Environment variables, with those of `.env` in the working directory where they are not set already. */
export function readEnvironment({ cwd, environment }: Pick<Context, 'cwd' | 'environment'>): Environment {
  const path = join(cwd, '.env');
  // Some set-ups keep a folder of that name.
  const fromFile = statSync(path, { throwIfNoEntry: false })?.isFile() ? parseEnv(readFileSync(path, 'utf8')) : {};
  const set = Object.entries(environment).filter(([, value]) => value !== undefined);
  return { ...fromFile, ...Object.fromEntries(set) };
}
