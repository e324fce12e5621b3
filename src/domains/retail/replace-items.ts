import { add, subtract } from '../../python/arithmetic.ts';
import { at, contains, count, iterate, length } from '../../python/containers.ts';
import { isEqual } from '../../python/is-equal.ts';
import { PythonError } from '../../python/python-error.ts';
import type { Value } from '../../python/value.ts';
import type { Row } from '../engine/database.ts';
import type { View } from '../engine/view.ts';
import type { ReplacementErrors } from './dialect.ts';

/** The first item id that is named more often than the order holds it, or undefined. */
export function missingItem(order: Row, itemIds: Value): Value | undefined {
  const held = iterate(at(order, 'items')).map((item) => at(item, 'item_id'));
  return iterate(itemIds).find((itemId) => count(itemIds, itemId) > count(held, itemId));
}

/**
 * What exchange and modification check alike, in the benchmark's order: the old items, their number, the new items. Gives the
 * sum of the price differences, added up in the order of the arguments and not rounded, or the error.
 */
export function priceDifference(options: {
  readonly errors: ReplacementErrors;
  readonly view: View;
  readonly order: Row;
  readonly itemIds: Value;
  readonly newItemIds: Value;
}): { readonly difference: Value; readonly error?: never } | { readonly error: string; readonly difference?: never } {
  const { errors, view, order, itemIds, newItemIds } = options;
  const missing = missingItem(order, itemIds);
  if (missing !== undefined) {
    return { error: errors.item(missing) };
  }
  if (length(itemIds) !== length(newItemIds)) {
    return { error: errors.number };
  }
  let difference: Value = 0;
  for (const [itemId, newItemId] of pairs(itemIds, newItemIds)) {
    if (errors.sameItem !== null && isEqual(itemId, newItemId)) {
      return { error: errors.sameItem };
    }
    const item = findItem(order, itemId);
    const variants = at(view.get('products', at(item, 'product_id')), 'variants');
    if (!contains(variants, newItemId)) {
      return { error: errors.variant(newItemId) };
    }
    if (at(at(variants, newItemId), 'available') !== true) {
      return { error: errors.unavailable(newItemId) };
    }
    difference = add(difference, subtract(at(at(variants, newItemId), 'price'), at(item, 'price')));
  }
  return { difference };
}

/** The order's first item with this id. */
export function findItem(order: Row, itemId: Value): Value {
  const item = iterate(at(order, 'items')).find((candidate) => isEqual(at(candidate, 'item_id'), itemId));
  if (item === undefined) {
    throw new PythonError('list index out of range');
  }
  return item;
}

/** Old and new items side by side; a string in the place of a list is gone through by character. */
export function pairs(itemIds: Value, newItemIds: Value): [Value, Value][] {
  const newItems = iterate(newItemIds);
  return iterate(itemIds)
    .slice(0, newItems.length)
    .map((itemId, index) => [itemId, newItems[index] ?? null]);
}
