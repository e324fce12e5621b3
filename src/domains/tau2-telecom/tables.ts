import { at } from '../../python/containers.ts';
import { text } from '../../python/repr.ts';
import { type Dictionary, isDictionary, isList, type Value } from '../../python/value.ts';
import type { Row } from '../engine/database.ts';
import { modelled } from '../tau2/model.ts';
import { type AgentTable, agentModels, idFields } from './agent-models.ts';
import { ONLY, userModels } from './user-models.ts';

const agentTables = Object.keys(agentModels) as readonly AgentTable[];

/**
 * The tables of both sides from tau2's two files, which hold lists of records (`plans`, `customers`, ...) on the operator's side
 * and two records on the user's, of which either may be left out.
 */
export function tablesOfFiles(files: { readonly agent: Dictionary; readonly user: Dictionary }): Tables {
  return Object.fromEntries([
    ...agentTables.map((table): [string, Rows] => [table, byId(table, files.agent[table])]),
    ...Object.keys(userModels).map((table): [string, Rows] => [table, { [ONLY]: recordOf(files.user[table]) }]),
  ]);
}

type Rows = Readonly<Record<string, Row>>;
type Tables = Readonly<Record<string, Rows>>;

/** How the world keeps a record, by table: with the fields that the data leave out. */
export const records: Readonly<Record<string, (record: Row) => Row>> = Object.fromEntries(
  Object.entries({ ...agentModels, ...userModels }).map(([table, made]) => [
    table,
    (record: Row) => modelled(made, record),
  ]),
);

function byId(table: AgentTable, value: Value | undefined): Rows {
  const rows = value !== undefined && isList(value) ? value.filter(isDictionary) : [];
  return Object.fromEntries(rows.map((row) => [text(at(row, idFields[table])), row]));
}

function recordOf(value: Value | undefined): Row {
  return value !== undefined && isDictionary(value) ? value : {};
}
