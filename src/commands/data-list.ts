import { type DatasetDescription, describeDataset } from '../datasets/describe-dataset.ts';
import { openDatasets } from '../datasets/open-datasets.ts';
import { sanitiseLine } from '../text/sanitise.ts';
import { builtInData } from './open-worlds.ts';

/** Options of `tau-triage data list`. */
export interface DataListOptions {
  /** A data set's folder, or a folder of them by domain; absent for the built-in ones. */
  readonly folder?: string | undefined;
  readonly format: 'table' | 'json';
  readonly print: (text: string) => void;
}

/** Prints what data sets a folder holds. Throws a DatasetError where there is none. */
export function dataList({ folder = builtInData, format, print }: DataListOptions): void {
  const datasets = openDatasets({ path: folder });
  const descriptions = datasets.domains.flatMap((domain) => datasets.get(domain) ?? []).map(describeDataset);
  print(format === 'json' ? JSON.stringify(descriptions, null, 2) : descriptions.map(listText).join('\n\n'));
}

function listText({ domain, path, records, splits, policy, hash, tool_texts }: DatasetDescription): string {
  const tables = Object.entries(records).map(([table, count]) => `${count} ${table}`);
  const rows = splits.map(({ split, tasks, refusals, outputs, writes, corrected }) => {
    const parts = [`${writes} with writes`, `${refusals} refusals`, `${outputs} with outputs`];
    const ground = corrected === null ? '' : `; corrected ground truth for ${corrected}`;
    return `  ${sanitiseLine(split).padEnd(8)} ${String(tasks).padStart(4)} tasks: ${parts.join(', ')}${ground}`;
  });
  return [
    `${domain} (${sanitiseLine(path)})`,
    `  records  ${tables.join(', ')}`,
    ...rows,
    `  policy   ${policy.words} words in ${policy.lines} lines; tool texts: ${tool_texts === null ? "the domain's own" : `${tool_texts} of its own`}`,
    `  hash     ${hash}`,
  ].join('\n');
}
