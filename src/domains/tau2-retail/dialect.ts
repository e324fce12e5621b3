import { assertHashable, at, contains } from '../../python/containers.ts';
import { PythonError } from '../../python/python-error.ts';
import { text } from '../../python/repr.ts';
import type { Dictionary } from '../../python/value.ts';
import type { ReplacementErrors, RetailDialect } from '../retail/dialect.ts';
import { orderPayment, userAddress } from './models.ts';

const replacement: Pick<ReplacementErrors, 'variant' | 'unavailable'> = {
  variant: () => 'Error: Variant not found',
  unavailable: (id) => `Error: New item ${text(id)} not found or available`,
};

/** tau2's: records are models, and errors begin with a capital letter. */
export const tau2Dialect: RetailDialect = {
  errors: {
    user: 'Error: User not found',
    order: 'Error: Order not found',
    product: 'Error: Product not found',
    cancelStatus: 'Error: Non-pending order cannot be cancelled',
    reason: 'Error: Invalid reason',
    modifyStatus: 'Error: Non-pending order cannot be modified',
    exchangeStatus: 'Error: Non-delivered order cannot be exchanged',
    returnStatus: 'Error: Non-delivered order cannot be returned',
    payment: 'Error: Payment method not found',
    onePayment: 'Error: There should be exactly one payment for a pending order',
    samePayment: 'Error: The new payment method should be different from the current one',
    balanceForOrder: 'Error: Insufficient gift card balance to pay for the order',
    returnPayment: 'Error: Payment method should be the original payment method',
    returnItem: 'Error: Some item not found',
    exchange: {
      ...replacement,
      item: (id) => `Error: Number of ${text(id)} not found.`,
      number: 'Error: The number of items to be exchanged should match.',
      sameItem: null,
      balance: 'Error: Insufficient gift card balance to pay for the price difference',
    },
    modification: {
      ...replacement,
      item: (id) => `Error: ${text(id)} not found`,
      number: 'Error: The number of items to be exchanged should match',
      sameItem: 'Error: The new item id should be different from the old item id',
      balance: 'Error: Insufficient gift card balance to pay for the new item',
    },
    characters: 'Error: Invalid characters in expression',
  },
  address: userAddress.create,
  payment: (fields) => orderPayment.create(fields as unknown as Dictionary),
  isPending: (status) => text(status).includes('pending'),
  isGiftCard({ view, userId, paymentId }) {
    const methods = at(view.get('users', userId), 'payment_methods');
    if (!contains(methods, paymentId)) {
      throw new PythonError('Payment method not found');
    }
    return at(at(methods, paymentId), 'source') === 'gift_card';
  },
  checkReason: assertHashable,
  lastVariantForAll: true,
  transferEnds: false,
};
