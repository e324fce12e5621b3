import type { Action } from '../../records/task.ts';

/** The items that an expected call exchanges for themselves: an old and a new id at the same place are equal. */
export function exchangesItself(action: Pick<Action, 'arguments'>): string[] {
  const { item_ids: old, new_item_ids: fresh } = action.arguments;
  if (!Array.isArray(old) || !Array.isArray(fresh)) {
    return [];
  }
  return old.filter((id, index) => id === fresh[index]).map(String);
}
