import { openBuiltInDataset } from '../../src/datasets/built-in-data.ts';
import type { Dataset } from '../../src/datasets/dataset.ts';
import { keptTables, type Table } from '../../src/datasets/kept-tables.ts';
import { createDatabase } from '../../src/domains/engine/database.ts';
import { domains } from '../../src/domains/index.ts';

/** The data set in which a domain's tools are frozen: the built-in one, for tau2's worlds that of the world they are of, as they keep it. */
export function frozenDataset(name: string): Dataset {
  const twin = name.replace(/^tau2-/, '');
  const dataset = openBuiltInDataset({ domain: twin });
  const domain = domains[name];
  if (twin === name || domain === undefined) {
    return dataset;
  }
  const tables = keptTables(domain, (table) => {
    const rows = [...(dataset.database.tables.get(table) ?? [])];
    // tau2's users have their id in their record too.
    return Object.fromEntries(
      rows.map(([key, row]) => [key, table === 'users' ? { user_id: key, ...row } : row]),
    ) as Table;
  });
  return { ...dataset, domain, database: createDatabase(tables) };
}
