import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { builtInData } from '../datasets/built-in-data.ts';
import type { Dataset } from '../datasets/dataset.ts';
import { type Datasets, openDatasets } from '../datasets/open-datasets.ts';
import type { RunHeader } from '../records/run-header.ts';

/** Finds the data set of a run; null where there is none. */
export type DatasetOf = (run: {
  readonly domain: string | null;
  readonly file: string;
  readonly header: RunHeader | null;
}) => Dataset | null;

/**
 * Data sets by what was named: an opened one, a folder, nothing at all (null), or, where it was left open, the one that a run's
 * header names and else the built-in ones. Folders are opened once. Throws a DatasetError where a named folder holds none.
 */
export function datasetFinder(named: Dataset | string | null | undefined): DatasetOf {
  if (named === null) return () => null;
  if (typeof named === 'object') return ({ domain }) => (domain === named.domain.name ? named : null);
  const opened = new Map<string, Datasets>();
  const open = (path: string) => {
    const datasets = opened.get(path) ?? openDatasets({ path });
    opened.set(path, datasets);
    return datasets;
  };
  if (named !== undefined) open(named);
  return ({ domain, file, header }) =>
    domain === null ? null : (open(named ?? folderOf(file, header) ?? builtInData).get(domain) ?? null);
}

/** The data set that a header names, looked for beside the results file and then from here. */
function folderOf(file: string, header: RunHeader | null): string | null {
  if (!header?.dataset) return null;
  return [join(dirname(file), header.dataset), header.dataset].find((path) => existsSync(path)) ?? null;
}
