import { builtInData } from '../../../datasets/built-in-data.ts';
import { type DatasetDescription, describeDataset, type SplitDescription } from '../../../datasets/describe-dataset.ts';
import { openDatasets, openFirstDatasets } from '../../../datasets/open-datasets.ts';
import { counted } from '../../../text/counted.ts';
import { sanitiseLine } from '../../../text/sanitise.ts';
import type { Context } from '../../context/context.ts';
import { importedData } from '../../context/imported-data.ts';
import type { DataListRequest } from './command.ts';

/** Prints what data sets a folder holds. Throws a DatasetError where there is none. */
export async function runDataList({ folder, format }: DataListRequest, { out, environment }: Context): Promise<number> {
  const imported = importedData(environment);
  const datasets =
    folder === null
      ? openFirstDatasets([builtInData, ...(imported === null ? [] : [imported])])
      : openDatasets({ path: folder });
  const descriptions = datasets.domains.flatMap((domain) => datasets.get(domain) ?? []).map(describeDataset);
  if (format === 'json') {
    out.data(`${JSON.stringify(descriptions, null, 2)}\n`);
  } else {
    out.text(descriptions.map(listText).join('\n\n'));
  }
  return 0;
}

function listText({ domain, path, records, splits, policy, hash, tool_texts, few_shots }: DatasetDescription): string {
  const tables = Object.entries(records).map(([table, number]) => `${number} ${table}`);
  const texts =
    tool_texts === null ? "tools in the domain's words" : `texts of its own for ${counted(tool_texts, 'tool')}`;
  return [
    `${domain} (${sanitiseLine(path)})`,
    `  records  ${tables.join(', ')}`,
    ...splits.map(splitText),
    `  policy   ${counted(policy.words, 'word')} in ${counted(policy.lines, 'line')}; ${texts}; ${counted(few_shots, 'few-shot example')}`,
    `  hash     ${hash}`,
  ].join('\n');
}

function splitText({ split, tasks, refusals, outputs, writes, corrected }: SplitDescription): string {
  const parts = `${writes} with writes, ${counted(refusals, 'refusal')}, ${outputs} with outputs`;
  const ground = corrected === null ? '' : `; corrected ground truth for ${corrected}`;
  return `  ${sanitiseLine(split).padEnd(8)} ${String(tasks).padStart(4)} ${tasks === 1 ? 'task' : 'tasks'}: ${parts}${ground}`;
}
