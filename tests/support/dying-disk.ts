import type * as promises from 'node:fs/promises';

/** A disk whose process dies at a chosen change: that one is done by half, and nothing after it is done or returns. */
export interface DyingDisk {
  /** What stands in for `node:fs/promises`. */
  readonly module: typeof promises;
  /** Changes that were made since `reset`. */
  readonly changes: number;
  /** Lives on for ever (null), or dies at the change with this number, counting from 0. */
  reset(dieAt: number | null): void;
  /** The work's result, or `died` once the process died on the way. */
  survive<Result>(work: Promise<Result>): Promise<Result | 'died'>;
}

/** Makes one over the real disk. */
export function createDyingDisk(real: typeof promises): DyingDisk {
  let changes = 0;
  let dieAt: number | null = null;
  let die: (outcome: 'died') => void = () => undefined;
  let died = new Promise<'died'>((resolve) => {
    die = resolve;
  });
  const never = new Promise<never>(() => undefined);

  async function change<Result>(whole: () => Promise<Result>, half?: () => Promise<unknown>): Promise<Result> {
    const number = changes++;
    if (dieAt === null || number < dieAt) {
      return await whole();
    }
    if (number === dieAt) {
      await half?.();
    }
    die('died');
    return await never;
  }

  const halfOf = (data: unknown) => {
    const bytes = Buffer.from(data as string | Uint8Array);
    return bytes.subarray(0, bytes.length >> 1);
  };

  function wrap(handle: promises.FileHandle): promises.FileHandle {
    const { appendFile, writeFile, write } = handle;
    return Object.assign(handle, {
      appendFile: (data: string) =>
        change(
          () => appendFile.call(handle, data),
          () => appendFile.call(handle, halfOf(data)),
        ),
      writeFile: (data: string) =>
        change(
          () => writeFile.call(handle, data),
          () => writeFile.call(handle, halfOf(data)),
        ),
      write: (data: string, position: number) =>
        change(
          () => write.call(handle, data, position),
          () => write.call(handle, halfOf(data).toString(), position),
        ),
    });
  }

  const module = {
    ...real,
    open: async (path: string, flags: string) =>
      flags === 'r' ? real.open(path, flags) : wrap(await change(() => real.open(path, flags))),
    writeFile: (path: string, data: string, options?: object) =>
      change(
        () => real.writeFile(path, data, options),
        () => real.writeFile(path, halfOf(data), options),
      ),
    link: (from: string, to: string) => change(() => real.link(from, to)),
    rename: (from: string, to: string) => change(() => real.rename(from, to)),
    rm: (path: string, options?: object) => change(() => real.rm(path, options)),
    truncate: (path: string, length: number) => change(() => real.truncate(path, length)),
  } as unknown as typeof promises;

  return {
    module,
    get changes() {
      return changes;
    },
    reset: (number) => {
      changes = 0;
      dieAt = number;
      died = new Promise((resolve) => {
        die = resolve;
      });
    },
    survive: (work) => Promise.race([work, died]),
  };
}
