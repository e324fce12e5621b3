import type { DatasetCheck } from '../../../datasets/check-dataset.ts';
import { checkDataset } from '../../../datasets/check-dataset.ts';
import { type Datasets, openDatasets } from '../../../datasets/open-datasets.ts';
import { sanitiseLine } from '../../../text/sanitise.ts';
import { UsageError } from '../../errors/usage-error.ts';

/** Options of `tau-triage data check`, each absent where the flag was not given. */
export interface DataCheckOptions {
  /** A data set's folder, or a folder of them by domain. */
  readonly dataset: string;
  readonly env?: string | undefined;
  readonly taskSplit?: string | undefined;
  readonly format: 'table' | 'json';
  readonly print: (text: string) => void;
}

/** Checks the chosen splits and prints what is wrong. Gives how many problems there are; throws a DatasetError or UsageError. */
export function dataCheck(options: DataCheckOptions): number {
  const datasets = openDatasets({ path: options.dataset });
  const checks = chosenSplits(datasets, options).map((choice) => checkDataset(choice));
  if (options.format === 'json') {
    options.print(JSON.stringify(checks, null, 2));
  } else {
    for (const check of checks) {
      options.print(checkText(check));
    }
  }
  return checks.flatMap(({ tasks }) => tasks).reduce((sum, { problems }) => sum + problems.length, 0);
}

function chosenSplits(datasets: Datasets, { env, taskSplit }: DataCheckOptions): Parameters<typeof checkDataset>[0][] {
  if (env !== undefined && !datasets.domains.includes(env)) {
    throw new UsageError(`${datasets.path} has no data set for ${env}, only for ${datasets.domains.join(', ')}.`);
  }
  const chosen = datasets.domains
    .filter((domain) => env === undefined || domain === env)
    .flatMap((domain) => datasets.get(domain) ?? [])
    .flatMap((dataset) => dataset.splits.map((split) => ({ dataset, split })))
    .filter(({ split }) => taskSplit === undefined || split === taskSplit);
  if (chosen.length === 0) {
    throw new UsageError(`${datasets.path} has no tasks${taskSplit === undefined ? '' : ` in split ${taskSplit}`}.`);
  }
  return chosen;
}

function checkText({ domain, split, initial_hash, tasks }: DatasetCheck): string {
  const wrong = tasks.filter(({ problems }) => problems.length > 0);
  const idle = tasks.filter((task) => task.do_nothing_passes);
  const head = [
    `${domain}, split ${split}: ${count(tasks.length, 'task')}, ${wrong.length} with problems`,
    `  database ${initial_hash.slice(0, 12)}; doing nothing passes ${count(idle.length, 'task')}`,
  ];
  const rows = wrong.flatMap(({ id, problems }) =>
    problems.map(
      ({ kind, text }) => `  ${sanitiseLine(String(id)).padEnd(5)} ${kind.padEnd(18)} ${sanitiseLine(text)}`,
    ),
  );
  return [...head, ...rows].join('\n');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
