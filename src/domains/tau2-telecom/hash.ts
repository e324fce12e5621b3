import { createHash } from 'node:crypto';
import { comparePythonStrings } from '../../python/compare-strings.ts';
import { jsonText } from '../../python/json-text.ts';
import { keepOrder } from '../../python/keys.ts';
import { isDictionary, isList, type MutableDictionary, type Value } from '../../python/value.ts';
import type { State } from '../engine/state.ts';
import { openView } from '../engine/view.ts';
import type { Requestor } from '../engine/world.ts';
import { agentModels } from './agent-models.ts';
import { userModels } from './user-models.ts';

/** tau2's hash of one side: SHA-256 of its records as JSON with sorted keys, the operator's tables being lists. */
export function hash(state: State, side: Requestor): string {
  const { view } = openView(state);
  const dump =
    side === 'user'
      ? Object.fromEntries(Object.keys(userModels).map((table) => [table, view.get(table, table)]))
      : Object.fromEntries(Object.keys(agentModels).map((table) => [table, [...view.all(table)].map(([, row]) => row)]));
  return createHash('sha256').update(jsonText(sortKeys(dump))).digest('hex');
}

function sortKeys(value: Value): Value {
  if (isList(value)) {
    return value.map(sortKeys);
  }
  if (!isDictionary(value)) {
    return value;
  }
  const keys = Object.keys(value).sort(comparePythonStrings);
  const sorted: MutableDictionary = Object.fromEntries(keys.map((key) => [key, sortKeys(value[key] ?? null) as never]));
  return keepOrder(sorted, keys);
}
