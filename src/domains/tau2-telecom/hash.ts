import { createHash } from 'node:crypto';
import { sortedJsonText } from '../../python/json-text.ts';
import type { State } from '../engine/state.ts';
import { openView } from '../engine/view.ts';
import type { Requestor } from '../engine/world.ts';
import { agentModels } from './agent-models.ts';
import { ONLY, userModels } from './user-models.ts';

/** tau2's hash of one side: SHA-256 of its records as JSON with sorted keys, the operator's tables being lists. */
export function hash(state: State, side: Requestor): string {
  const { view } = openView(state);
  const dump =
    side === 'user'
      ? Object.keys(userModels).map((table) => [table, view.get(table, ONLY)])
      : Object.keys(agentModels).map((table) => [table, [...view.all(table)].map(([, row]) => row)]);
  return createHash('sha256')
    .update(sortedJsonText(Object.fromEntries(dump)))
    .digest('hex');
}
