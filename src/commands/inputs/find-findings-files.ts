import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../errors/usage-error.ts';

/** The findings files that the paths name: files as they are, folders by the files in them that end in `.findings.jsonl`. */
export async function findFindingsFiles(paths: readonly string[]): Promise<readonly string[]> {
  const files: string[] = [];
  for (const path of paths) {
    const isFolder = (await stat(path).catch(() => null))?.isDirectory() === true;
    if (!isFolder) {
      files.push(path);
    } else {
      files.push(...(await inFolder(path)));
    }
  }
  return [...new Set(files)];
}

async function inFolder(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.findings.jsonl')).sort();
  if (names.length > 0) {
    return names.map((name) => join(folder, name));
  }
  throw new UsageError(
    `There is no .findings.jsonl file in ${folder}; run \`tau-triage analyze RESULTS.json\` first, or name a findings file.`,
  );
}
