import { join } from 'node:path';
import { describeDataset } from '../../../datasets/describe-dataset.ts';
import { importTauBench } from '../../../datasets/import/import-tau-bench.ts';
import { openDatasets } from '../../../datasets/open-datasets.ts';
import { refuseFullFolder, writeDataset } from '../../../datasets/write-dataset.ts';
import { sanitiseLine } from '../../../text/sanitise.ts';

/** Options of `tau-triage data import tau-bench`, each absent where the flag was not given. */
export interface DataImportOptions {
  readonly checkout: string;
  /** Gets a folder for each domain. */
  readonly output: string;
  readonly env?: string | undefined;
  readonly force: boolean;
  readonly print: (text: string) => void;
}

/** Writes data sets from a clone and says what came and what was not there. Throws a DatasetError before anything is written. */
export function dataImport({ checkout, output, env, force, print }: DataImportOptions): void {
  const { datasets, notes } = importTauBench({ checkout, ...(env === undefined ? {} : { domain: env }) });
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
        `${tool_texts ?? 0} tools`,
      ];
      print(`${domain}: ${counts.join(', ')} in ${join(output, domain)}`);
    }
    for (const note of missing) {
      print(`  ${sanitiseLine(note)}`);
    }
  }
  for (const note of notes) {
    print(sanitiseLine(note));
  }
}
