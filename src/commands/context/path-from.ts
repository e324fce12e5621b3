import { resolve } from 'node:path';

/** Paths that count from a folder. One that means the same from the process's own folder stays as it was written. */
export function pathFrom(folder: string): (path: string) => string {
  return (path) => {
    const absolute = resolve(folder, path);
    return resolve(path) === absolute ? path : absolute;
  };
}
