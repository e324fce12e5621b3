import type { CallShape } from '../engine/call-shape.ts';
import type { Database } from '../engine/database.ts';
import { textsIn } from '../engine/wording.ts';
import { describeItem } from './describe-item.ts';

/** The order that a call is about, and the products of the items that come in. */
export function looksBefore({ arguments: given }: CallShape, database: Database): CallShape[] {
  const { order_id, new_item_ids } = given;
  const products = productsOf(new_item_ids, database);
  return [
    ...(order_id === undefined ? [] : [{ name: 'get_order_details', arguments: { order_id } }]),
    ...products.map((product_id) => ({ name: 'get_product_details', arguments: { product_id } })),
  ];
}

function productsOf(items: unknown, database: Database): string[] {
  if (items === undefined) {
    return [];
  }
  const products = textsIn(items).map((id) => describeItem(database, id).productId);
  return [...new Set(products)].filter((product) => product !== null);
}
