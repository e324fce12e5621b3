import { copyDictionary } from '../../python/copy.ts';
import { text } from '../../python/repr.ts';
import type { Dictionary } from '../../python/value.ts';
import { address } from './address.ts';
import type { ReplacementErrors, RetailDialect } from './dialect.ts';

const replacement: Omit<ReplacementErrors, 'balance'> = {
  item: (id) => `Error: ${text(id)} not found`,
  number: 'Error: the number of items to be exchanged should match',
  sameItem: null,
  variant: (id) => `Error: new item ${text(id)} not found or available`,
  unavailable: (id) => `Error: new item ${text(id)} not found or available`,
};

/** tau-bench's own: records are kept as they are given, and errors are plain answers. */
export const tauBenchDialect: RetailDialect = {
  errors: {
    user: 'Error: user not found',
    order: 'Error: order not found',
    product: 'Error: product not found',
    cancelStatus: 'Error: non-pending order cannot be cancelled',
    reason: 'Error: invalid reason',
    modifyStatus: 'Error: non-pending order cannot be modified',
    exchangeStatus: 'Error: non-delivered order cannot be exchanged',
    returnStatus: 'Error: non-delivered order cannot be returned',
    payment: 'Error: payment method not found',
    onePayment: 'Error: there should be exactly one payment for a pending order',
    samePayment: 'Error: the new payment method should be different from the current one',
    balanceForOrder: 'Error: insufficient gift card balance to pay for the order',
    returnPayment: 'Error: payment method should be either the original payment method or a gift card',
    returnItem: 'Error: some item not found',
    exchange: { ...replacement, balance: 'Error: insufficient gift card balance to pay for the price difference' },
    modification: { ...replacement, balance: 'Error: insufficient gift card balance to pay for the new item' },
    characters: 'Error: invalid characters in expression',
  },
  address,
  payment: (fields) => copyDictionary(fields as unknown as Dictionary),
  // After a change of items the status is another one, and nothing more can be changed.
  isPending: (status) => status === 'pending',
  isGiftCard: ({ paymentId }) => text(paymentId).includes('gift_card'),
  checkReason: () => {},
  lastVariantForAll: false,
  transferEnds: true,
};
