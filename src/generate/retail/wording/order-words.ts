import type { Order } from '../records.ts';
import type { Scene } from '../scene.ts';
import { soleItems } from '../selection.ts';
import { productWords } from './item-words.ts';

/** "order #W1234567", or where the customer does not know the number, words that fit this order of theirs alone. */
export function orderWords(scene: Scene, order: Order): string {
  const { faker, customer } = scene;
  const [landmark] = faker.helpers.shuffle(soleItems(customer, order));
  if (landmark === undefined || faker.datatype.boolean(0.55)) {
    return `order ${order.order_id}`;
  }
  const name = productWords(landmark);
  const known = order.items.length === 1 ? `the order for the ${name}` : `the order with the ${name} in it`;
  const isOnly = customer.bought.filter(({ status }) => status === order.status).length === 1;
  return isOnly && order.status === 'pending' && faker.datatype.boolean(0.4) ? 'your only pending order' : known;
}

/** " from order #W1234567" for an item that needs no such help, now and then; otherwise nothing. */
export function fromOrder(scene: Scene, order: Order): string {
  return scene.faker.datatype.boolean(0.5) ? ` from order ${order.order_id}` : '';
}
