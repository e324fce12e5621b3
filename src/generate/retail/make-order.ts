import type { Faker } from '@faker-js/faker';
import { makeAddress } from './make-address.ts';
import type { Ids } from './make-ids.ts';
import type { Item, Order, OrderStatus, Product, User } from './records.ts';

/** One order of a customer: one to five items of different products, paid in one go. */
export function makeOrder(options: {
  readonly faker: Faker;
  readonly ids: Ids;
  readonly userId: string;
  readonly user: User;
  readonly products: readonly Product[];
}): Order {
  const { faker, ids, userId, user, products } = options;
  const items = makeItems(faker, products);
  const status = faker.helpers.weightedArrayElement(STATUSES);
  const payment = {
    transaction_type: 'payment',
    amount: totalOf(items),
    payment_method_id: faker.helpers.arrayElement(Object.keys(user.payment_methods)),
  } as const;
  const itemIds = items.map(({ item_id }) => item_id);
  return {
    order_id: ids.numbered('#W', 7),
    user_id: userId,
    address: faker.datatype.boolean(0.85) ? user.address : makeAddress(faker),
    items,
    fulfillments:
      status === 'delivered' || status === 'processed'
        ? [{ tracking_id: [ids.numbered('', 12)], item_ids: itemIds }]
        : [],
    status,
    payment_history: status === 'cancelled' ? [payment, { ...payment, transaction_type: 'refund' }] : [payment],
  };
}

const STATUSES: readonly { readonly value: OrderStatus; readonly weight: number }[] = [
  { value: 'pending', weight: 41 },
  { value: 'delivered', weight: 41 },
  { value: 'processed', weight: 10 },
  { value: 'cancelled', weight: 8 },
];

function makeItems(faker: Faker, products: readonly Product[]): Item[] {
  const items = faker.helpers.arrayElements(products, { min: 1, max: 5 }).map(({ name, product_id, variants }) => {
    const { item_id, price, options } = faker.helpers.arrayElement(Object.values(variants));
    return { name, product_id, item_id, price, options };
  });
  // A total in whole dollars would be an int in Python.
  return Number.isInteger(totalOf(items)) ? makeItems(faker, products) : items;
}

function totalOf(items: readonly Item[]): number {
  return items.reduce((cents, { price }) => cents + Math.round(price * 100), 0) / 100;
}
