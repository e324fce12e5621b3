import { at } from '../../python/containers.ts';
import { text } from '../../python/repr.ts';
import { type Dictionary, isDictionary, isList, type MutableDictionary, type Value } from '../../python/value.ts';
import { modelled } from '../tau2/model.ts';
import { type AgentTable, agentModels, idFields } from './agent-models.ts';
import { userModels } from './user-models.ts';

/** Tables of records by key, as a database is made of them. */
export type Tables = Readonly<Record<string, Readonly<Record<string, MutableDictionary>>>>;

/**
 * The tables of both sides from tau2's two files, which hold lists of records (`plans`, `customers`, ...) on the operator's side
 * and two records on the user's. Every record gets the fields that the files leave out.
 */
export function telecomTables(files: { readonly agent: Dictionary; readonly user: Dictionary }): Tables {
  const agent = (Object.keys(agentModels) as AgentTable[]).map((table) => [
    table,
    Object.fromEntries(recordsIn(files.agent[table]).map((record) => entry(table, record))),
  ]);
  const user = Object.entries(userModels).map(([table, made]) => [
    table,
    { [table]: modelled(made, (files.user[table] ?? {}) as Dictionary) },
  ]);
  return Object.fromEntries([...agent, ...user]);
}

function recordsIn(value: Value | undefined): readonly Dictionary[] {
  return value !== undefined && isList(value) ? value.filter(isDictionary) : [];
}

function entry(table: AgentTable, given: Dictionary): [string, MutableDictionary] {
  const record = modelled(agentModels[table], given);
  return [text(at(record, idFields[table])), record];
}
