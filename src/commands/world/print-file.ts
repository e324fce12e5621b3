import { readFile } from 'node:fs/promises';
import type { Context } from '../context/context.ts';

/** Writes a file of this package to stdout as it is, and gives the exit code. */
export async function printFile(path: string, { out }: Pick<Context, 'out'>): Promise<number> {
  out.data(await readFile(path, 'utf8'));
  return 0;
}
