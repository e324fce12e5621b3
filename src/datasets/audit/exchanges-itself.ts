import type { Domain } from '../../domains/engine/domain.ts';
import { swappedPairs } from '../../domains/engine/swapped-pairs.ts';
import type { Action } from '../../records/task.ts';

/** The things that an expected call swaps for themselves: what is given back and what comes in its place are equal. */
export function exchangesItself(action: Pick<Action, 'arguments'>, domain: Domain): string[] {
  return swappedPairs(action.arguments, domain)
    .filter(([back, fresh]) => back === fresh)
    .map(([back]) => String(back));
}
