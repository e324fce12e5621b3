import { describe, expect, it } from 'vitest';
import { openEpisode } from '../../src/domains/engine/episode.ts';
import { toolSchemas } from '../../src/domains/engine/tool-schemas.ts';
import { retail } from '../../src/domains/retail/index.ts';
import { tinyRetail } from './tiny-worlds.ts';

type Arguments = Record<string, unknown>;
const open = () => openEpisode({ domain: retail, database: tinyRetail() });
const items = { item_ids: ['201'], new_item_ids: ['203'], payment_method_id: 'paypal_1' };
const place = { address1: 'a', address2: '', city: 'c', state: 's', country: 'd', zip: 'z' };

describe('retail', () => {
  it('has the tools of tau-bench in its order', () => {
    const { tools } = retail;
    expect(tools).toHaveLength(16);
    expect(tools.map(({ name }) => name)).toEqual(tools.map(({ name }) => name).sort());
    expect(tools.filter(({ kind }) => kind === 'write').map(({ name }) => name)).toEqual([
      'cancel_pending_order',
      'exchange_delivered_order_items',
      'modify_pending_order_address',
      'modify_pending_order_items',
      'modify_pending_order_payment',
      'modify_user_address',
      'return_delivered_order_items',
    ]);
  });

  // Each row breaks one check and, where it can, the later ones too: the first check's error has to come.
  it.each<[string, Arguments, string]>([
    ['cancel_pending_order', { order_id: '#W9', reason: 'x' }, 'order not found'],
    ['cancel_pending_order', { order_id: '#W2', reason: 'x' }, 'non-pending order cannot be cancelled'],
    ['cancel_pending_order', { order_id: '#W1', reason: 'x' }, 'invalid reason'],
    ['cancel_pending_order', { order_id: '#W1', reason: ['x'] }, 'invalid reason'],
    ['cancel_pending_order', { order_id: ['#W1'], reason: 'x' }, "unhashable type: 'list'"],
    ['cancel_pending_order', { order_id: 7, reason: 'x' }, 'order not found'],
    ['exchange_delivered_order_items', { ...items, order_id: '#W9' }, 'order not found'],
    ['exchange_delivered_order_items', { ...items, order_id: '#W1' }, 'non-delivered order cannot be exchanged'],
    ['exchange_delivered_order_items', { ...items, order_id: '#W2', item_ids: ['201', '201'] }, '201 not found'],
    ['exchange_delivered_order_items', { ...items, order_id: '#W2', item_ids: "['201']" }, '[ not found'],
    [
      'exchange_delivered_order_items',
      { ...items, order_id: '#W2', item_ids: null },
      "'NoneType' object is not iterable",
    ],
    [
      'exchange_delivered_order_items',
      { ...items, order_id: '#W2', item_ids: { 201: 1 } },
      "'dict' object has no attribute 'count'",
    ],
    ['exchange_delivered_order_items', { ...items, order_id: '#W2', item_ids: [['201']] }, "['201'] not found"],
    [
      'exchange_delivered_order_items',
      { ...items, order_id: '#W2', new_item_ids: [] },
      'the number of items to be exchanged should match',
    ],
    [
      'exchange_delivered_order_items',
      { ...items, order_id: '#W2', new_item_ids: null },
      "object of type 'NoneType' has no len()",
    ],
    [
      'exchange_delivered_order_items',
      { ...items, order_id: '#W2', new_item_ids: ['202'] },
      'new item 202 not found or available',
    ],
    [
      'exchange_delivered_order_items',
      { ...items, order_id: '#W2', new_item_ids: ['301'] },
      'new item 301 not found or available',
    ],
    [
      'exchange_delivered_order_items',
      { ...items, order_id: '#W2', payment_method_id: 'paypal_2' },
      'payment method not found',
    ],
    [
      'exchange_delivered_order_items',
      { ...items, order_id: '#W2', payment_method_id: 'gift_card_1' },
      'insufficient gift card balance to pay for the price difference',
    ],
    ['find_user_id_by_email', { email: 'nobody@example.com' }, 'user not found'],
    ['find_user_id_by_email', { email: null }, "'NoneType' object has no attribute 'lower'"],
    ['find_user_id_by_name_zip', { first_name: 'Ann', last_name: 'Lee', zip: 1 }, 'user not found'],
    ['get_order_details', { order_id: 'W1' }, 'order not found'],
    ['get_order_details', {}, "GetOrderDetails.invoke() missing 1 required positional argument: 'order_id'"],
    ['get_product_details', { product_id: '201' }, 'product not found'],
    ['get_user_details', { user_id: 'nobody' }, 'user not found'],
    ['get_user_details', { user_id: { a: 1 } }, "unhashable type: 'dict'"],
    ['modify_pending_order_address', { order_id: '#W2', ...place }, 'non-pending order cannot be modified'],
    ['modify_pending_order_items', { ...items, order_id: '#W2' }, 'non-pending order cannot be modified'],
    [
      'modify_pending_order_items',
      { ...items, order_id: '#W1', payment_method_id: 'gift_card_1' },
      'insufficient gift card balance to pay for the new item',
    ],
    ['modify_pending_order_payment', { order_id: '#W3', payment_method_id: 'x' }, 'payment method not found'],
    [
      'modify_pending_order_payment',
      { order_id: '#W3', payment_method_id: 'paypal_2' },
      'there should be exactly one payment for a pending order',
    ],
    [
      'modify_pending_order_payment',
      { order_id: '#W1', payment_method_id: 'gift_card_1' },
      'the new payment method should be different from the current one',
    ],
    ['modify_user_address', { user_id: 'nobody', ...place }, 'user not found'],
    [
      'return_delivered_order_items',
      { order_id: '#W1', item_ids: [], payment_method_id: 'x' },
      'non-delivered order cannot be returned',
    ],
    [
      'return_delivered_order_items',
      { order_id: '#W2', item_ids: ['9'], payment_method_id: 'x' },
      'payment method not found',
    ],
    [
      'return_delivered_order_items',
      { order_id: '#W2', item_ids: ['9'], payment_method_id: 'paypal_1' },
      'payment method should be either the original payment method or a gift card',
    ],
    [
      'return_delivered_order_items',
      { order_id: '#W2', item_ids: ['9'], payment_method_id: 'gift_card_1' },
      'some item not found',
    ],
  ])('%s %j is refused: %s', (name, given, error) => {
    const result = open().step({ name, arguments: given });
    expect(result.observation).toBe(`Error: ${error}`);
    expect(result).toMatchObject({ failed: true, changes: [] });
  });

  it('a gift card is too small for a new payment', () => {
    const episode = open();
    episode.step({
      name: 'modify_pending_order_payment',
      arguments: { order_id: '#W1', payment_method_id: 'paypal_1' },
    });
    expect(episode.step({ name: 'get_user_details', arguments: { user_id: 'ann_1' } }).observation).toContain(
      '"balance": 23.2',
    );
  });

  it('cancels and refunds a gift card at once, rounded', () => {
    const result = open().step({
      name: 'cancel_pending_order',
      arguments: { order_id: '#W1', reason: 'ordered by mistake' },
    });
    expect(result.observation).toContain('"status": "cancelled"');
    expect(result.changes).toEqual([
      { table: 'users', key: 'ann_1', field: 'payment_methods.gift_card_1.balance', before: 3, after: 23.2 },
      { table: 'orders', key: '#W1', field: 'status', before: 'pending', after: 'cancelled' },
      {
        table: 'orders',
        key: '#W1',
        field: 'payment_history.1',
        before: null,
        after: { transaction_type: 'refund', amount: 20.2, payment_method_id: 'gift_card_1' },
      },
      { table: 'orders', key: '#W1', field: 'cancel_reason', before: null, after: 'ordered by mistake' },
    ]);
  });

  it('exchanges without moving money', () => {
    const result = open().step({
      name: 'exchange_delivered_order_items',
      arguments: { order_id: '#W2', item_ids: ['201'], new_item_ids: ['203'], payment_method_id: 'gift_card_9' },
    });
    expect(result.observation).toMatch(/"exchange_price_difference": 20.35}$/);
    expect(new Set(result.changes.map(({ key }) => key))).toEqual(new Set(['#W2']));
  });

  it('modifies items with the unrounded difference and locks the order', () => {
    const episode = open();
    const result = episode.step({
      name: 'modify_pending_order_items',
      arguments: {
        order_id: '#W1',
        item_ids: ['201', '201'],
        new_item_ids: ['203', '204'],
        payment_method_id: 'gift_card_9',
      },
    });
    expect(result.observation).toContain('"transaction_type": "payment", "amount": 18.380000000000003');
    expect(result.observation).toContain('"item_id": "203", "price": 30.45, "options": {"size": "L"}');
    expect(result.changes).toContainEqual({
      table: 'users',
      key: 'ann_1',
      field: 'payment_methods.gift_card_9.balance',
      before: 100,
      after: 81.62,
    });
    const again = episode.step({ name: 'modify_pending_order_address', arguments: { order_id: '#W1', ...place } });
    expect(again.observation).toBe('Error: non-pending order cannot be modified');
  });

  it('looks up, lists and ends', () => {
    const episode = open();
    const call = (name: string, given: Arguments) => episode.step({ name, arguments: given });
    expect(call('find_user_id_by_email', { email: 'ANN@example.COM' }).observation).toBe('ann_1');
    expect(call('find_user_id_by_name_zip', { first_name: 'bob', last_name: 'RAY', zip: '2' }).observation).toBe(
      'bob_2',
    );
    expect(call('list_all_product_types', {}).observation).toBe('{"Lamp": "30", "Mug": "20"}');
    expect(call('get_product_details', { product_id: '20' }).observation).toMatch(/^{.*"203".*"201".*"202".*"204"/);
    expect(call('think', { thought: 'x' }).observation).toBe('');
    expect(call('calculate', { expression: '1+1' }).observation).toBe('2.0');
    expect(call('fly', {})).toMatchObject({ observation: 'Unknown action fly', failed: true, kind: null });
    expect(call('transfer_to_human_agents', { summary: 's' })).toMatchObject({
      observation: 'Transfer successful',
      done: true,
    });
    expect(episode.state.written.size).toBe(0);
  });

  it('binds arguments as Python does: doubled, then unknown, then missing', () => {
    const call = (given: Arguments) => open().step({ name: 'cancel_pending_order', arguments: given }).observation;
    expect(call({ foo: 1, data: 2 })).toBe(
      "Error: tau_bench.envs.retail.tools.cancel_pending_order.CancelPendingOrder.invoke() got multiple values for keyword argument 'data'",
    );
    expect(call({ foo: 1 })).toBe("Error: CancelPendingOrder.invoke() got an unexpected keyword argument 'foo'");
    expect(call({})).toBe(
      "Error: CancelPendingOrder.invoke() missing 2 required positional arguments: 'order_id' and 'reason'",
    );
    const address = open().step({
      name: 'modify_user_address',
      arguments: { user_id: 'ann_1', city: 'x', zip: 'y', address2: '' },
    });
    expect(address.observation).toBe(
      "Error: ModifyUserAddress.invoke() missing 3 required positional arguments: 'address1', 'state', and 'country'",
    );
  });

  it('tells models of its tools, in the words of the data set where it has some', () => {
    const ours = toolSchemas({ domain: retail });
    expect(ours).toHaveLength(16);
    expect(ours[1]?.function.parameters).toMatchObject({ type: 'object', required: ['order_id', 'reason'] });
    const text = { type: 'function', function: { name: 'think', description: 'Ponder.', parameters: {} } } as const;
    expect(toolSchemas({ domain: retail, texts: [text] }).find((tool) => tool.function.name === 'think')).toBe(text);
  });
});
