import type { Scenario } from '../scene.ts';
import { addressThenItems } from './address-then-items.ts';
import { askOnly } from './ask-only.ts';
import { beyondTheDesk } from './beyond-the-desk.ts';
import { cancelAndReturn } from './cancel-and-return.ts';
import { cancelIf } from './cancel-if.ts';
import { cancelOrder } from './cancel-order.ts';
import { cancelProcessed } from './cancel-processed.ts';
import { changeOfMind } from './change-of-mind.ts';
import { exchangeCheapest } from './exchange-cheapest.ts';
import { exchangeOtherProduct } from './exchange-other-product.ts';
import { exchangeThenReturn } from './exchange-then-return.ts';
import { exchangeUnavailable } from './exchange-unavailable.ts';
import { exchangeVariant } from './exchange-variant.ts';
import { exchangeWithinBudget } from './exchange-within-budget.ts';
import { modifyItems } from './modify-items.ts';
import { moveHouse } from './move-house.ts';
import { otherCustomer } from './other-customer.ts';
import { partialCancel } from './partial-cancel.ts';
import { payWithGiftCard } from './pay-with-gift-card.ts';
import { paymentThenItems } from './payment-then-items.ts';
import { returnAllButOne } from './return-all-but-one.ts';
import { returnItems } from './return-items.ts';
import { returnToOtherMethod } from './return-to-other-method.ts';
import { returnTwoOrders } from './return-two-orders.ts';
import { shipElsewhere } from './ship-elsewhere.ts';
import { tooLate } from './too-late.ts';

/** Every kind of task with the number of tasks it gets in a round of forty. A new kind is one file and one row. */
export const scenarios: { readonly [name: string]: { readonly weight: number; readonly draft: Scenario } } = {
  'exchange-variant': { weight: 3, draft: exchangeVariant },
  'modify-items': { weight: 3, draft: modifyItems },
  'change-of-mind': { weight: 3, draft: changeOfMind },
  'return-two-orders': { weight: 2, draft: returnTwoOrders },
  'cancel-and-return': { weight: 2, draft: cancelAndReturn },
  'address-then-items': { weight: 2, draft: addressThenItems },
  'return-to-other-method': { weight: 2, draft: returnToOtherMethod },
  'exchange-unavailable': { weight: 2, draft: exchangeUnavailable },
  'exchange-within-budget': { weight: 2, draft: exchangeWithinBudget },
  'pay-with-gift-card': { weight: 2, draft: payWithGiftCard },
  'return-all-but-one': { weight: 1, draft: returnAllButOne },
  'payment-then-items': { weight: 1, draft: paymentThenItems },
  'exchange-cheapest': { weight: 1, draft: exchangeCheapest },
  'exchange-then-return': { weight: 1, draft: exchangeThenReturn },
  'exchange-other-product': { weight: 1, draft: exchangeOtherProduct },
  'partial-cancel': { weight: 1, draft: partialCancel },
  'cancel-order': { weight: 1, draft: cancelOrder },
  'cancel-if': { weight: 1, draft: cancelIf },
  'return-items': { weight: 1, draft: returnItems },
  'move-house': { weight: 1, draft: moveHouse },
  'ship-elsewhere': { weight: 2, draft: shipElsewhere },
  'ask-only': { weight: 1, draft: askOnly },
  'other-customer': { weight: 1, draft: otherCustomer },
  'cancel-processed': { weight: 1, draft: cancelProcessed },
  'too-late': { weight: 1, draft: tooLate },
  'beyond-the-desk': { weight: 1, draft: beyondTheDesk },
};
