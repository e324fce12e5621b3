import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const address = { address1: '3 Quay', address2: '', city: 'Hull', country: 'UK', state: 'HU', zip: '10001' };

/** A shop of our own in tau2's layout: the order of the fields is not tau2's, and optional ones are left out. */
export const shop = {
  products: {
    '100': {
      product_id: '100',
      name: 'Kettle',
      variants: {
        '11': { item_id: '11', price: 20, available: true, options: { colour: 'red' } },
        '12': { item_id: '12', price: 25.5, available: true, options: { colour: 'blue' } },
      },
    },
  },
  users: {
    ada_1: {
      user_id: 'ada_1',
      email: 'ada@example.com',
      name: { first_name: 'Ada', last_name: 'Moor' },
      address,
      payment_methods: { gift_card_1: { id: 'gift_card_1', source: 'gift_card', balance: 50 } },
      orders: ['#W1'],
    },
  },
  orders: {
    '#W1': {
      order_id: '#W1',
      user_id: 'ada_1',
      status: 'pending',
      items: [{ item_id: '11', product_id: '100', name: 'Kettle', price: 20, options: { colour: 'red' } }],
      address,
      fulfillments: [],
      payment_history: [{ transaction_type: 'payment', payment_method_id: 'gift_card_1', amount: 20 }],
    },
  },
};

const cancel = { name: 'cancel_pending_order', arguments: { order_id: '#W1', reason: 'no longer needed' } };

export const tasks = [
  {
    id: '0',
    user_scenario: { instructions: { reason_for_call: 'Cancel order #W1.', known_info: 'You are Ada Moor.' } },
    evaluation_criteria: { actions: [cancel], communicate_info: ['20'], reward_basis: ['DB', 'COMMUNICATE'] },
  },
  {
    id: '1',
    user_scenario: { instructions: 'Ask for a discount.' },
    evaluation_criteria: { actions: [], reward_basis: ['DB'] },
  },
];

/** Writes a checkout of tau2 with that shop as its one known domain, and gives its path. */
export function writeTau2Checkout(changes: Readonly<Record<string, unknown>> = {}): string {
  const checkout = mkdtempSync(join(tmpdir(), 'tau2-checkout-'));
  const files: Readonly<Record<string, unknown>> = {
    'retail/db.json': shop,
    'retail/tasks.json': tasks,
    'retail/split_tasks.json': { base: ['0', '1'], test: ['1'] },
    'retail/policy.md': '# Shop\nBe kind.\n',
    'mock/db.json': {},
    'mock/tasks.json': [],
    ...changes,
  };
  for (const [name, content] of Object.entries(files)) {
    const path = join(checkout, 'data/tau2/domains', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
  }
  return checkout;
}
