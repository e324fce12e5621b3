import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Datasets } from '../../src/datasets/open-datasets.ts';
import { playFile, type RecordedConversation } from './play-file.ts';

/** The files of conversations in a folder, sorted: `<domain>-<half>.yaml`. */
export async function findConversations(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml'));
  return names.sort().map((name) => join(folder, name));
}

/** Plays all files of conversations into a folder. Throws one sentence at the first that cannot be played as planned. */
export async function converse({
  datasets,
  scripts,
  folder,
}: {
  readonly datasets: Datasets;
  /** Where the written conversations are. */
  readonly scripts: string;
  readonly folder: string;
}): Promise<RecordedConversation[]> {
  const { signal } = new AbortController();
  const recorded: RecordedConversation[] = [];
  for (const path of await findConversations(scripts)) {
    const domain = basename(path).split('-')[0] ?? '';
    const dataset = datasets.get(domain);
    if (dataset === undefined) {
      throw new Error(`${basename(path)}: ${datasets.path} has no data set for ${domain}.`);
    }
    recorded.push(...(await playFile({ dataset, path, folder, signal })));
  }
  return recorded;
}
