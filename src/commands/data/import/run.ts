import { join } from 'node:path';
import { describeDataset } from '../../../datasets/describe-dataset.ts';
import { importTauBench } from '../../../datasets/import/import-tau-bench.ts';
import { importTau2 } from '../../../datasets/import/import-tau2.ts';
import { openDatasets } from '../../../datasets/open-datasets.ts';
import { refuseFullFolder, writeDataset } from '../../../datasets/write-dataset.ts';
import type { Context } from '../../context/context.ts';
import { importedData } from '../../context/imported-data.ts';
import { UsageError } from '../../errors/usage-error.ts';
import type { DataImportRequest } from './command.ts';

/** Writes data sets from a clone and says what came and what was not there. Throws a DatasetError before anything is written. */
export async function runDataImport(
  { source, checkout, output: wanted, env, force }: DataImportRequest,
  { out, environment }: Context,
): Promise<number> {
  const output = wanted ?? (source === 'tau2' ? importedData(environment) : null);
  if (output === null) {
    throw new UsageError('data import needs --output: the folder to write to.');
  }
  const importFrom = source === 'tau2' ? importTau2 : importTauBench;
  const { datasets, notes } = importFrom({ checkout, ...(env !== null && { domain: env }) });
  for (const { domain } of datasets) {
    refuseFullFolder({ folder: join(output, domain), force });
  }
  for (const { domain, files } of datasets) {
    writeDataset({ folder: join(output, domain), files });
  }
  const opened = openDatasets({ path: output });
  for (const { domain, notes: missing } of datasets) {
    const dataset = opened.get(domain);
    if (dataset !== undefined) {
      const { records, splits, tool_texts } = describeDataset(dataset);
      const counts = [
        ...Object.entries(records).map(([table, count]) => `${count} ${table}`),
        ...splits.map(({ split, tasks }) => `${tasks} ${split} tasks`),
        ...(tool_texts === null ? [] : [`${tool_texts} tools`]),
      ];
      out.line(`${domain}: ${counts.join(', ')} in ${join(output, domain)}`);
    }
    for (const note of missing) {
      out.line(`  ${note}`);
    }
  }
  for (const note of notes) {
    out.line(note);
  }
  return 0;
}
