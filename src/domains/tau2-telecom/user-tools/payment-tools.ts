import { at } from '../../../python/containers.ts';
import { text } from '../../../python/repr.ts';
import { isDictionary, type MutableDictionary } from '../../../python/value.ts';
import { defineTool, type Tool } from '../../engine/tool.ts';
import { changeSurroundings, surroundingsOf } from '../phone/phone.ts';

const checkPaymentRequest = defineTool({
  name: 'check_payment_request',
  kind: 'read',
  description: 'Shows whether the operator has asked you to pay a bill.',
  parameters: {},
  run(view) {
    const request = at(surroundingsOf(view), 'payment_request');
    return request === null
      ? 'No payment request has been made.'
      : `You have a payment request for bill ${text(at(request, 'bill_id'))} of ${text(at(request, 'amount_due'))} USD.`;
  },
});

const makePayment = defineTool({
  name: 'make_payment',
  kind: 'write',
  description: 'Pays the bill that the operator has asked you to pay.',
  parameters: {},
  run(view) {
    const request = at(surroundingsOf(view), 'payment_request');
    if (!isDictionary(request)) {
      return 'You do not have a payment request.';
    }
    (changeSurroundings(view)['payment_request'] as MutableDictionary)['paid'] = true;
    return `Payment of ${text(at(request, 'amount_due'))} USD has been made for bill ${text(at(request, 'bill_id'))}.`;
  },
});

/** What the user does about bills. */
export const paymentTools: readonly Tool[] = [checkPaymentRequest, makePayment];
