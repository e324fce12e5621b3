import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

/** Environment variables, with those of `.env` in the working directory where they are not set already. */
export function readEnvironment(): Readonly<Record<string, string | undefined>> {
  const fromFile = existsSync('.env') ? parseEnv(readFileSync('.env', 'utf8')) : {};
  return { ...fromFile, ...process.env };
}
