import type { Customer } from '../shop.ts';

/** How a customer speaks of a payment method of theirs; tells it from their others. */
export function methodWords(customer: Customer, methodId: string): string {
  const method = customer.payment_methods[methodId];
  if (method === undefined || method.source === 'paypal') {
    return 'your PayPal account';
  }
  if (method.source === 'gift_card') {
    return 'your gift card';
  }
  const brand = method.brand === 'visa' ? 'Visa' : 'Mastercard';
  return `your ${brand} ending in ${method.last_four}`;
}
