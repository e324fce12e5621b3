import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatasetError } from './dataset-error.ts';

/** Throws a DatasetError if there is something in the folder already, unless `force` says that it may be overwritten. */
export function refuseFullFolder({ folder, force }: { readonly folder: string; readonly force: boolean }): void {
  if (!force && existsSync(folder) && readdirSync(folder).length > 0) {
    throw new DatasetError(`${folder} is not empty: name another folder, or allow overwriting with --force.`);
  }
}

/** Writes files, named by their path within the folder; the folder is made, and other files there are left as they are. */
export function writeDataset(options: {
  readonly folder: string;
  readonly files: ReadonlyMap<string, string | Uint8Array>;
}): void {
  for (const [name, content] of options.files) {
    const path = join(options.folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
}
