import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { UsageError } from '../errors/usage-error.ts';

/**
 * Sees before any work whether what is asked for can be written, and that nothing that is read is written over. Throws a
 * UsageError; makes nothing.
 */
export function checkOutputs({
  inputs,
  output,
  csv,
  outputPath,
}: {
  readonly inputs: readonly string[];
  /** The folder of the findings. It is made where it is not there. */
  readonly output: string;
  readonly csv: string | null;
  readonly outputPath: string | null;
}): void {
  const read = new Set(inputs.map((file) => resolve(file)));
  checkFolder(output, '--output');
  for (const [flag, path] of [
    ['--csv', csv],
    ['--output-path', outputPath],
  ] as const) {
    if (path === null) {
      continue;
    }
    if (read.has(resolve(path))) {
      throw new UsageError(`${flag} ${path} would overwrite an input: give another path.`);
    }
    if (flag === '--csv' || path.endsWith('.json')) {
      checkFile({ flag, path, output });
    }
  }
}

function checkFolder(path: string, flag: string): void {
  let nearest = resolve(path);
  while (!existsSync(nearest) && nearest !== dirname(nearest)) {
    nearest = dirname(nearest);
  }
  if (!statSync(nearest).isDirectory()) {
    throw new UsageError(`${flag} ${path}: ${nearest} is a file; give a folder, which is made if it is not there.`);
  }
  if (!isWritable(nearest)) {
    throw new UsageError(`${flag} ${path}: ${nearest} may not be written to; give another folder.`);
  }
}

function checkFile({
  flag,
  path,
  output,
}: {
  readonly flag: string;
  readonly path: string;
  readonly output: string;
}): void {
  const folder = dirname(resolve(path));
  if (existsSync(path)) {
    if (statSync(path).isDirectory()) {
      throw new UsageError(`${flag} ${path}: it is a folder; give a file in it.`);
    }
    if (!isWritable(path)) {
      throw new UsageError(`${flag} ${path}: it may not be written to; give another path.`);
    }
  } else if (!existsSync(folder)) {
    // The folder of the findings is made in time.
    if (folder !== resolve(output)) {
      throw new UsageError(`${flag} ${path}: there is no folder ${folder}; make it first.`);
    }
  } else {
    checkFolder(folder, flag);
  }
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
