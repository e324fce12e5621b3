import { readFileSync, statSync } from 'node:fs';
import { parseEnv } from 'node:util';

/** Environment variables, with those of `.env` in the working directory where they are not set already. */
export function readEnvironment(): Readonly<Record<string, string | undefined>> {
  // Some set-ups keep a folder of that name.
  const fromFile = statSync('.env', { throwIfNoEntry: false })?.isFile() ? parseEnv(readFileSync('.env', 'utf8')) : {};
  return { ...fromFile, ...process.env };
}
