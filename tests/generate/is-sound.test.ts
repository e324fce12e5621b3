import { describe, expect, it } from 'vitest';
import { domains } from '../../src/domains/index.ts';
import type { Draft, ExpectedCall } from '../../src/generate/draft.ts';
import { isSound } from '../../src/generate/is-sound.ts';
import { tinyRetail } from '../domains/tiny-worlds.ts';

const dataset = { domain: domains['retail']!, database: tinyRetail(), policy: 'Refunds of 1,250 dollars take 7 days.' };

const call = (name: string, kwargs: object): ExpectedCall => ({ name, kwargs: { ...kwargs } });
const cancel = call('cancel_pending_order', { order_id: '#W1', reason: 'no longer needed' });
const look = call('get_order_details', { order_id: '#W1' });
const exchange = (item_id: string) =>
  call('exchange_delivered_order_items', {
    order_id: '#W2',
    item_ids: ['201'],
    new_item_ids: [item_id],
    payment_method_id: 'credit_card_1',
  });

const sound: Draft = { userId: 'ann_1', instruction: 'You are Ann. Cancel your order.', actions: [cancel] };
const asks: Draft = { ...sound, actions: [look], outputs: ['35.3'], refusal: true };

describe('a task is sound', () => {
  it.each<[string, Draft]>([
    ['when its one write changes something', sound],
    ['when it reads first', { ...sound, actions: [look, cancel] }],
    ['when it is a refusal that changes nothing', { ...sound, actions: [], refusal: true }],
    ['when it only asks, for what stands nowhere', asks],
    ['when a word merely has null in it', { ...sound, instruction: 'You want the contract annulled.' }],
  ])('%s', (_, draft) => expect(isSound({ dataset, draft })).toBe(true));

  it.each<[string, Draft]>([
    [
      'when a write fails',
      { ...sound, actions: [{ ...cancel, kwargs: { order_id: '#W9', reason: 'no longer needed' } }] },
    ],
    ['when a read fails', { ...sound, actions: [call('get_order_details', { order_id: '#W9' }), cancel] }],
    ['when it calls what is no tool', { ...sound, actions: [cancel, call('cancel_everything', {})] }],
    ['when nothing changes though something should', { ...sound, actions: [look] }],
    ['when it is a refusal and something changes', { ...sound, refusal: true }],
    [
      'when one of two writes changes nothing',
      {
        ...sound,
        actions: [
          cancel,
          call('modify_user_address', {
            user_id: 'ann_1',
            address1: '',
            address2: '',
            city: 'Bern',
            state: '',
            country: '',
            zip: '1',
          }),
          call('modify_user_address', {
            user_id: 'ann_1',
            address1: '',
            address2: '',
            city: 'Bern',
            state: '',
            country: '',
            zip: '1',
          }),
        ],
      },
    ],
    ['when an item is exchanged for itself', { ...sound, actions: [exchange('201')] }],
    ['when its user is nobody', { ...sound, userId: 'cleo_3' }],
    ['when an output is wanted twice', { ...asks, outputs: ['35.3', '35.3'] }],
    ['when an output stands in the policy, comma or not', { ...asks, outputs: ['1250'] }],
    ['when an output is part of a number in the policy', { ...asks, outputs: ['250'] }],
    ['when an output stands in the instruction', { ...asks, instruction: 'You are Ann. Is it 35.30 in all?' }],
    ["when an output is a field of the user's record", { ...asks, outputs: ['100'] }],
    [
      'when an output stands in the instruction but for its comma',
      { ...asks, instruction: 'Is it 1,777 in all?', outputs: ['1777'] },
    ],
    ["when an output is in a list of the user's record", { ...asks, outputs: ['#W2'] }],
    ['when the instruction has a hole', { ...sound, instruction: 'You are undefined. Cancel your order.' }],
    ['when the instruction has a number that is none', { ...sound, instruction: 'Cancel the order of $NaN.' }],
    ['when the instruction has an id that is none', { ...sound, instruction: 'Cancel order #Wnull.' }],
    ['when the instruction has a gap', { ...sound, instruction: 'You are Ann.  Cancel your order.' }],
  ])('but not %s', (_, draft) => expect(isSound({ dataset, draft })).toBe(false));
});

it('an exchange for another item is sound where the same one for itself is not', () => {
  expect(isSound({ dataset, draft: { ...sound, actions: [exchange('203')] } })).toBe(true);
});
