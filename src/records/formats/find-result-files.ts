import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { explainFailure } from '../json/byte-source.ts';
import { detectFormat, isTau2Folder } from './detect-format.ts';
import { findHarborTrials } from './harbor/harbor-directory.ts';
import { UnreadableInputError } from './unreadable-input-error.ts';

/** What is to be read, in a stable order: as named, and by name within folders. */
export interface FoundFiles {
  readonly inputs: readonly string[];
  /** Files in folders that are no results files. */
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
}

const resultFile = /^[^.].*\.(?:jsonl?(?:\.gz)?|eval)$/iu;
const ownFile = /\.(?:header\.json|findings\.jsonl|labels\.jsonl|journal\.jsonl)(?:\.gz)?$/iu;
const ownReason =
  'it is a header, findings or labels of this program, which lie beside results; give the results file itself';
const otherFolder = /^\.|\.activations$/u;

/**
 * Expands folders, all the way down, to the results files in them; a folder of tau2 results, or of Harbor's trials, is one input. A file that is named
 * is always taken, unless it is a header, findings or labels: a shell pattern names those too. Throws
 * {@link UnreadableInputError} for a path that does not exist and a folder without results.
 */
export async function findResultFiles({
  paths,
  format,
  signal,
}: {
  readonly paths: readonly string[];
  /** The name of a format that is forced on every file. */
  readonly format?: string | null | undefined;
  readonly signal?: AbortSignal | undefined;
}): Promise<FoundFiles> {
  const inputs = new Set<string>();
  const skipped: { path: string; reason: string }[] = [];
  for (const path of paths) {
    const candidates = await expand(path);
    const before = skipped.length;
    let taken = 0;
    for (const candidate of candidates) {
      signal?.throwIfAborted();
      const named = candidate === path;
      const reason = ownFile.test(candidate)
        ? ownReason
        : named
          ? null
          : await refuse({ path: candidate, format, signal });
      if (reason === null) {
        inputs.add(candidate);
      }
      if (reason === null) {
        taken++;
      } else {
        skipped.push({ path: candidate, reason });
      }
    }
    if (taken === 0 && !ownFile.test(path)) {
      throw nothingFound({ path, first: skipped[before] ?? null, count: skipped.length - before });
    }
  }
  return { inputs: [...inputs], skipped };
}

async function expand(path: string): Promise<readonly string[]> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new UnreadableInputError({ path, problem: explainFailure(cause), cause });
  });
  if (!found.isDirectory() || (await isTau2Folder(path))) {
    return [path];
  }
  const entries = await readdir(path, { withFileTypes: true });
  // A data set lies beside results at times; it is none.
  if (entries.some(({ name }) => name === 'policy.md') && entries.some(({ name }) => name === 'database')) {
    return [];
  }
  if ((await findHarborTrials(path)).length > 0) {
    return [path];
  }
  const lists = entries
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .map(async (entry) => {
      const inner = join(path, entry.name);
      if (entry.isDirectory()) {
        return otherFolder.test(entry.name) ? [] : expand(inner);
      }
      return (await isFile(inner)) && resultFile.test(entry.name) && !ownFile.test(entry.name) ? [inner] : [];
    });
  return (await Promise.all(lists)).flat();
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isFile() === true;
}

/** Why a file in a folder is no results file; null where it is one. */
async function refuse(options: Parameters<typeof detectFormat>[0]): Promise<string | null> {
  try {
    await detectFormat(options);
    return null;
  } catch (error) {
    if (error instanceof UnreadableInputError) {
      return error.problem;
    }
    throw error;
  }
}

function nothingFound({
  path,
  first,
  count,
}: {
  path: string;
  first: FoundFiles['skipped'][number] | null;
  count: number;
}): UnreadableInputError {
  const looked =
    first === null
      ? 'no .json, .jsonl, gzip of these or .eval is in it'
      : `${count} looked at, the first: ${first.path}: ${first.reason}`;
  return new UnreadableInputError({ path, problem: `the folder holds no results files (${looked})` });
}
