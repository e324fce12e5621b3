import type { Dataset } from '../../src/datasets/dataset.ts';
import { call, expressions, type FrozenPlan, first, rowsOf } from './rows.ts';

interface Order {
  readonly order_id: string;
  readonly user_id: string;
  readonly status: string;
  readonly items: readonly { readonly item_id: string; readonly product_id: string; readonly price: number }[];
  readonly payment_history: readonly { readonly payment_method_id: string; readonly amount: number }[];
}
interface User {
  readonly name: { readonly first_name: string; readonly last_name: string };
  readonly address: Readonly<Record<string, string>>;
  readonly email: string;
  readonly payment_methods: Readonly<
    Record<string, { readonly source: string; readonly id: string; readonly balance?: number }>
  >;
}
interface Product {
  readonly product_id: string;
  readonly variants: Readonly<
    Record<string, { readonly item_id: string; readonly available: boolean; readonly price: number }>
  >;
}

/** Calls of the shop's tools, with an example of every state that an order can be in and every way to pay. */
export function retailPlan(dataset: Dataset): FrozenPlan {
  const orders = rowsOf<Order>(dataset, 'orders');
  const users = new Map([...(dataset.database.tables.get('users') ?? [])]) as unknown as ReadonlyMap<string, User>;
  const products = rowsOf<Product>(dataset, 'products');
  const userOf = ({ user_id }: Order) => first([...users], ([id]) => id === user_id)[1];
  const methodsOf = (order: Order, source: string) =>
    Object.values(userOf(order).payment_methods).filter((method) => method.source === source);
  const paidWith = (order: Order) => order.payment_history[0]?.payment_method_id ?? '';
  const others = (order: Order, available: boolean) => {
    const [item] = order.items;
    const { variants } = first(products, ({ product_id }) => product_id === item?.product_id);
    return Object.values(variants)
      .filter((variant) => variant.item_id !== item?.item_id && variant.available === available)
      .sort((one, two) => two.price - one.price);
  };
  const dearer = (order: Order) => (others(order, true)[0]?.price ?? 0) - (order.items[0]?.price ?? 0);
  const swappable = (status: string) => (order: Order) => order.status === status && others(order, true).length > 1;
  const balance = (order: Order) => methodsOf(order, 'gift_card')[0]?.balance ?? Number.NaN;
  const swap = (name: string, order: Order, method = paidWith(order), fresh = others(order, true)[0]?.item_id) =>
    call(name, {
      order_id: order.order_id,
      item_ids: [order.items[0]?.item_id],
      new_item_ids: [fresh],
      payment_method_id: method,
    });
  const pending = first(orders, swappable('pending'));
  const delivered = first(orders, swappable('delivered'));
  const processed = first(orders, ({ status }) => status === 'processed');
  const cancelled = first(orders, ({ status }) => status === 'cancelled');
  const unavailable = first(orders, (order) => swappable('delivered')(order) && others(order, false).length > 0);
  const poor = (status: string) =>
    first(orders, (order) => swappable(status)(order) && dearer(order) > 0 && balance(order) < dearer(order));
  const rich = (status: string) =>
    first(orders, (order) => swappable(status)(order) && dearer(order) > 0 && balance(order) >= dearer(order));
  const paysTwoWays = first(
    orders,
    (order) =>
      order.status === 'pending' &&
      Object.keys(userOf(order).payment_methods).length > 1 &&
      balance(order) > (order.payment_history[0]?.amount ?? 0) &&
      !paidWith(order).startsWith('gift_card'),
  );
  const paidByGift = first(
    orders,
    (order) =>
      order.status === 'pending' &&
      paidWith(order).startsWith('gift_card') &&
      Object.keys(userOf(order).payment_methods).length > 1,
  );
  const tooDear = first(
    orders,
    (order) =>
      order.status === 'pending' &&
      !paidWith(order).startsWith('gift_card') &&
      balance(order) < (order.payment_history[0]?.amount ?? 0),
  );
  const notPaidWith = (order: Order) =>
    Object.keys(userOf(order).payment_methods).find((id) => id !== paidWith(order)) ?? '';
  const twoCards = first(
    orders,
    (order) => order.status === 'delivered' && notPaidWith(order) !== '' && !notPaidWith(order).startsWith('gift_card'),
  );
  const [userId, user] = first([...users], () => true);
  const { address1, address2, city, state, country, zip } = user.address;
  const place = { address1, address2, city: `${city} Heights`, state, country, zip };
  const cancel = (order: Order, reason = 'no longer needed') =>
    call('cancel_pending_order', { order_id: order.order_id, reason });
  const pay = (order: Order, payment_method_id = notPaidWith(order)) =>
    call('modify_pending_order_payment', { order_id: order.order_id, payment_method_id });
  const giveBack = (order: Order, method = paidWith(order), items = [order.items[0]?.item_id]) =>
    call('return_delivered_order_items', { order_id: order.order_id, item_ids: items, payment_method_id: method });
  const shipTo = (order: Order) => call('modify_pending_order_address', { order_id: order.order_id, ...place });
  const everyWrite = (order: Order) => [
    cancel(order),
    shipTo(order),
    pay(order),
    giveBack(order),
    swap('exchange_delivered_order_items', order),
    swap('modify_pending_order_items', order),
  ];
  return {
    bases: [
      cancel(pending),
      swap('exchange_delivered_order_items', delivered),
      swap('modify_pending_order_items', pending),
      giveBack(delivered),
      shipTo(pending),
      pay(paysTwoWays),
      call('modify_user_address', { user_id: userId, ...place }),
      call('find_user_id_by_email', { email: user.email }),
      call('find_user_id_by_name_zip', { ...user.name, zip }),
      call('get_order_details', { order_id: pending.order_id }),
      call('get_product_details', { product_id: pending.items[0]?.product_id }),
      call('get_user_details', { user_id: userId }),
      call('list_all_product_types'),
      call('think', { thought: 'The customer wants a refund.' }),
      call('transfer_to_human_agents', { summary: 'The customer wants something else.' }),
      call('calculate', { expression: '2 * (3 + 4)' }),
    ],
    stories: [
      ...[pending, delivered, processed, cancelled].map(everyWrite),
      ...[pending, delivered, processed, cancelled].flatMap((order) => everyWrite(order).map((one) => [one])),
      [swap('exchange_delivered_order_items', unavailable, undefined, others(unavailable, false)[0]?.item_id)],
      [swap('exchange_delivered_order_items', poor('delivered'), methodsOf(poor('delivered'), 'gift_card')[0]?.id)],
      [swap('exchange_delivered_order_items', rich('delivered'), methodsOf(rich('delivered'), 'gift_card')[0]?.id)],
      [swap('modify_pending_order_items', poor('pending'), methodsOf(poor('pending'), 'gift_card')[0]?.id)],
      [swap('modify_pending_order_items', rich('pending'), methodsOf(rich('pending'), 'gift_card')[0]?.id)],
      [swap('modify_pending_order_items', pending, undefined, others(pending, true).at(-1)?.item_id)],
      [pay(paysTwoWays, methodsOf(paysTwoWays, 'gift_card')[0]?.id), pay(paysTwoWays, paidWith(paysTwoWays))],
      [pay(paysTwoWays, paidWith(paysTwoWays))],
      [pay(paidByGift), cancel(paidByGift, 'ordered by mistake')],
      [cancel(paidByGift, 'ordered by mistake')],
      [pay(tooDear, methodsOf(tooDear, 'gift_card')[0]?.id)],
      [giveBack(twoCards, notPaidWith(twoCards)), giveBack(twoCards), giveBack(twoCards)],
      [giveBack(delivered, paidWith(delivered), ['0000000000'])],
      [shipTo(pending), cancel(pending), shipTo(pending)],
      [call('find_user_id_by_email', { email: user.email.toUpperCase() })],
      [call('no_such_tool', { anything: 1 }), call('get_user_details', { user_id: userId })],
      ...expressions.map((expression) => [call('calculate', { expression })]),
    ],
  };
}
