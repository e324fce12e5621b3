import type { Faker } from '@faker-js/faker';
import type { Item, Order, OrderStatus, Variant } from './records.ts';
import type { Scene } from './scene.ts';
import type { Customer, Shop } from './shop.ts';
import { changedOptions } from './wording/item-words.ts';
import { sum } from './wording/money.ts';

/** The customer's orders of a status, shuffled. */
export function ordersOf({ faker, customer }: Scene, status: OrderStatus): Order[] {
  return faker.helpers.shuffle(customer.bought.filter((order) => order.status === status));
}

/** Items of an order of which the customer has bought no other of the same product: its name is enough to find them. */
export function soleItems(customer: Customer, order: Order): Item[] {
  const all = customer.bought.flatMap(({ items }) => items.map(({ product_id }) => product_id));
  return order.items.filter(({ product_id }) => all.filter((other) => other === product_id).length === 1);
}

/** The payment method of an order. */
export function paidWith(order: Order): string {
  return order.payment_history[0]?.payment_method_id ?? '';
}

/** What an order cost. */
export function totalOf(order: Order): number {
  return sum(order.items.map(({ price }) => price));
}

/** The other variants of an item's product, shuffled. */
export function othersOf(options: {
  readonly faker: Faker;
  readonly shop: Shop;
  readonly item: Item;
  readonly available: boolean;
}): Variant[] {
  const { faker, shop, item, available } = options;
  const variants = Object.values(shop.products.get(item.product_id)?.variants ?? {});
  return faker.helpers.shuffle(
    variants.filter((variant) => variant.item_id !== item.item_id && variant.available === available),
  );
}

/** An available variant that differs from the item in one or two options, and by at least a dollar. */
export function alternative({ faker, shop }: Scene, item: Item): Variant | undefined {
  return othersOf({ faker, shop, item, available: true })
    .filter((variant) => Math.abs(difference(item, variant)) >= 1)
    .find((variant) => Object.keys(changedOptions(item, variant)).length <= 2);
}

/** An item and the variant that it is to become. */
export interface Swap {
  readonly item: Item;
  readonly variant: Variant;
}

/** One or two items of an order with other variants for them, and a method that can pay the difference; null where there are none. */
export function someSwaps(
  scene: Scene,
  order: Order,
): { readonly swaps: readonly [Swap, ...Swap[]]; readonly methodId: string } | null {
  const { faker, customer } = scene;
  const swaps = faker.helpers.arrayElements(soleItems(customer, order), { min: 1, max: 2 }).flatMap((item): Swap[] => {
    const variant = alternative(scene, item);
    return variant === undefined ? [] : [{ item, variant }];
  });
  const methodId = methodFor(scene, sum(swaps.map(({ item, variant }) => Math.max(0, difference(item, variant)))));
  const [first, ...others] = swaps;
  return first === undefined || methodId === undefined ? null : { swaps: [first, ...others], methodId };
}

/** What a variant costs more than the item; negative where it costs less. */
export function difference(item: Item, variant: Variant): number {
  return sum([variant.price, -item.price]);
}

/** The balance of a payment method: none but a gift card's is limited. */
export function balanceOf(customer: Customer, methodId: string): number {
  return customer.payment_methods[methodId]?.balance ?? Number.POSITIVE_INFINITY;
}

/** A method of the customer's that covers an amount, drawn by chance. */
export function methodFor({ faker, customer }: Scene, amount: number): string | undefined {
  const able = Object.keys(customer.payment_methods).filter((id) => balanceOf(customer, id) >= amount);
  return able.length === 0 ? undefined : faker.helpers.arrayElement(able);
}

/** The customer's methods of a source. */
export function methodsOf(customer: Customer, source: string): string[] {
  return Object.values(customer.payment_methods).flatMap((method) => (method.source === source ? [method.id] : []));
}
