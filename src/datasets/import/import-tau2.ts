import { domains } from '../../domains/index.ts';
import { entriesOf, keepOrder } from '../../python/keys.ts';
import type { Dictionary } from '../../python/value.ts';
import type { Dataset, DatasetTask } from '../dataset.ts';
import { DatasetError } from '../dataset-error.ts';
import { listText, tableText } from '../dataset-text.ts';
import { openDatasets } from '../open-datasets.ts';
import { findTau2Domains } from '../tau2/find-tau2-domains.ts';
import type { Imported, ImportedDataset } from './imported-dataset.ts';

/**
 * Reads a checkout of tau2, an installed package, or a folder of its domains: records, tasks of every split and generation of their
 * schema, and policies, all of them data. Throws a DatasetError.
 */
export function importTau2(options: { readonly checkout: string; readonly domain?: string }): Imported {
  const { checkout, domain: wanted } = options;
  const found = findTau2Domains(checkout, domains);
  if (found.size === 0) {
    throw new DatasetError(
      `${checkout} is no checkout of tau2: expected data/tau2/domains/<domain> in it, or tau2/data/tau2/domains of an installed package, with db.json or db.toml and tasks.json.`,
    );
  }
  const chosen = [...found.keys()].filter(
    (name) => wanted === undefined || name === wanted || name === `tau2-${wanted}`,
  );
  if (chosen.length === 0) {
    throw new DatasetError(`${checkout} has no domain ${wanted}; it has ${[...found.keys()].join(', ')}.`);
  }
  const datasets = openDatasets({ path: checkout });
  return { datasets: chosen.flatMap((name) => datasets.get(name) ?? []).map(importDomain), notes: [] };
}

function importDomain(dataset: Dataset): ImportedDataset {
  const { domain, policy, database, splits } = dataset;
  const tables = [...database.tables].map(([table, rows]): [string, string] => [
    `database/${table}.json`,
    tableText(keepOrder(Object.fromEntries(rows), [...rows.keys()])),
  ]);
  const tasks = splits.map((split): [string, string] => [
    `tasks.${split}.json`,
    listText(dataset.tasks(split).map(taskEntry)),
  ]);
  return { domain: domain.name, files: new Map([['policy.md', policy], ...tables, ...tasks]), notes: [] };
}

/** A task as `tasks.<split>.json` has it, without what holds of every task that does not say otherwise. */
function taskEntry(task: DatasetTask): Dictionary {
  const { id, user_id, instruction, actions, outputs, assertions, env_assertions, initial_state, reward_basis } = task;
  const entry = {
    id,
    user_id,
    instruction,
    actions: actions.map(({ name, arguments: given, requestor, compare_arguments }) => ({
      name,
      arguments: given,
      ...(requestor === 'user' && { requestor }),
      ...(compare_arguments !== null && { compare_arguments }),
    })),
    outputs,
    ...(assertions.length > 0 && { assertions }),
    ...(env_assertions.length > 0 && { env_assertions }),
    initial_state,
    reward_basis,
  } as unknown as Dictionary;
  return Object.fromEntries(entriesOf(entry).filter(([, value]) => value !== null));
}
