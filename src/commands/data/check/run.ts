import { checkDataset, type DatasetCheck } from '../../../datasets/check-dataset.ts';
import { type Datasets, openDatasets } from '../../../datasets/open-datasets.ts';
import { counted } from '../../../text/counted.ts';
import { sanitiseLine } from '../../../text/sanitise.ts';
import type { Context } from '../../context/context.ts';
import { UsageError } from '../../errors/usage-error.ts';
import type { DataCheckRequest } from './command.ts';

/** Checks the chosen splits, prints what is wrong, and returns 1 where something is. Throws a DatasetError or UsageError. */
export async function runDataCheck(request: DataCheckRequest, { out }: Context): Promise<number> {
  const datasets = openDatasets({ path: request.dataset });
  const checks = chosenSplits(datasets, request).map((choice) => checkDataset(choice));
  if (request.format === 'json') {
    out.data(`${JSON.stringify(checks, null, 2)}\n`);
  } else {
    for (const check of checks) {
      out.text(checkText(check));
    }
  }
  return checks.some(({ tasks }) => tasks.some(({ problems }) => problems.length > 0)) ? 1 : 0;
}

function chosenSplits(datasets: Datasets, { env, taskSplit }: DataCheckRequest): Parameters<typeof checkDataset>[0][] {
  if (env !== null && !datasets.domains.includes(env)) {
    throw new UsageError(`${datasets.path} has no data set for ${env}, only for ${datasets.domains.join(', ')}.`);
  }
  const chosen = datasets.domains
    .filter((domain) => env === null || domain === env)
    .flatMap((domain) => datasets.get(domain) ?? [])
    .flatMap((dataset) => dataset.splits.map((split) => ({ dataset, split })))
    .filter(({ split }) => taskSplit === null || split === taskSplit);
  if (chosen.length === 0) {
    throw new UsageError(`${datasets.path} has no tasks${taskSplit === null ? '' : ` in split ${taskSplit}`}.`);
  }
  return chosen;
}

function checkText({ domain, split, initial_hash, tasks }: DatasetCheck): string {
  const wrong = tasks.filter(({ problems }) => problems.length > 0);
  const idle = tasks.filter((task) => task.do_nothing_passes);
  const head = [
    `${domain}, split ${split}: ${counted(tasks.length, 'task')}, ${wrong.length} with problems`,
    `  database ${initial_hash.slice(0, 12)}; doing nothing passes ${counted(idle.length, 'task')}`,
  ];
  const rows = wrong.flatMap(({ id, problems }) =>
    problems.map(
      ({ kind, text }) => `  ${sanitiseLine(String(id)).padEnd(5)} ${kind.padEnd(18)} ${sanitiseLine(text)}`,
    ),
  );
  return [...head, ...rows].join('\n');
}
