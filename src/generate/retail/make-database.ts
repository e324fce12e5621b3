import type { Faker } from '@faker-js/faker';
import type { GeneratedDatabase } from '../world-generator.ts';
import { makeIds } from './make-ids.ts';
import { makeOrder } from './make-order.ts';
import { makeProducts } from './make-products.ts';
import { makeUsers } from './make-users.ts';
import type { Order } from './records.ts';

/** Tables of the shop: at scale 1, 520 customers with 1,100 orders of 50 products. Every customer has an order or more. */
export function makeDatabase({ faker, scale }: { readonly faker: Faker; readonly scale: number }): GeneratedDatabase {
  const ids = makeIds(faker);
  const products = makeProducts({ faker, ids });
  const users = makeUsers({ faker, ids, count: Math.max(1, Math.round(520 * scale)) });
  const userIds = [...users.keys()];
  const extra = Math.round(580 * scale);
  const buyers = [...userIds, ...Array.from({ length: extra }, () => faker.helpers.arrayElement(userIds))];
  const orders = new Map<string, Order[]>(userIds.map((userId) => [userId, []]));
  for (const userId of buyers) {
    const user = users.get(userId);
    if (user !== undefined) {
      orders.get(userId)?.push(makeOrder({ faker, ids, userId, user, products }));
    }
  }
  const all = faker.helpers.shuffle([...orders.values()].flat());
  return {
    orders: Object.fromEntries(all.map((order) => [order.order_id, order])),
    products: Object.fromEntries(products.map((product) => [product.product_id, product])),
    users: Object.fromEntries(
      [...users].map(([userId, user]) => [
        userId,
        { ...user, orders: (orders.get(userId) ?? []).map(({ order_id }) => order_id) },
      ]),
    ),
  };
}
