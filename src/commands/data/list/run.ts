import { type DatasetDescription, describeDataset, type SplitDescription } from '../../../datasets/describe-dataset.ts';
import { openDatasets } from '../../../datasets/open-datasets.ts';
import { sanitiseLine } from '../../../text/sanitise.ts';
import { builtInData } from '../../../analyze/replay-targets.ts';

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

function listText({ domain, path, records, splits, policy, hash, tool_texts, few_shots }: DatasetDescription): string {
  const tables = Object.entries(records).map(([table, number]) => `${number} ${table}`);
  const texts =
    tool_texts === null ? "tools in the domain's words" : `texts of its own for ${count(tool_texts, 'tool')}`;
  return [
    `${domain} (${sanitiseLine(path)})`,
    `  records  ${tables.join(', ')}`,
    ...splits.map(splitText),
    `  policy   ${count(policy.words, 'word')} in ${count(policy.lines, 'line')}; ${texts}; ${count(few_shots, 'few-shot example')}`,
    `  hash     ${hash}`,
  ].join('\n');
}

function splitText({ split, tasks, refusals, outputs, writes, corrected }: SplitDescription): string {
  const parts = `${writes} with writes, ${count(refusals, 'refusal')}, ${outputs} with outputs`;
  const ground = corrected === null ? '' : `; corrected ground truth for ${corrected}`;
  return `  ${sanitiseLine(split).padEnd(8)} ${String(tasks).padStart(4)} ${tasks === 1 ? 'task' : 'tasks'}: ${parts}${ground}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
