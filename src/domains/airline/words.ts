import type { DomainWords } from '../engine/domain.ts';
import { paymentKinds } from '../engine/wallet.ts';

/** How travellers speak. */
export const words: DomainWords = {
  topics: [
    { part: /baggage/, words: /\b(bags?|baggage|luggage|suitcases?)\b/i },
    { part: /passenger/, words: /\b(passengers?|names?|travell?ers?|birth)\b/i },
    { part: /certificate/, words: /\b(certificates?|compensat\w*|vouchers?|gesture)\b/i },
  ],
  spokenIds: [paymentKinds.creditCard, paymentKinds.giftCard, paymentKinds.certificate],
};
