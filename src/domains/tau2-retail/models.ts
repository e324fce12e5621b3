import { boolean, decimal, list, literal, optional, string } from '../tau2/field.ts';
import { dictionary, model, union } from '../tau2/model.ts';

/** tau2's models of this world, field by field in their order (tau2/domains/retail/data_model.py). */
export const userAddress = model('UserAddress', {
  address1: string,
  address2: string,
  city: string,
  country: string,
  state: string,
  zip: string,
});

export const orderPayment = model('OrderPayment', {
  transaction_type: literal('payment', 'refund'),
  amount: decimal,
  payment_method_id: string,
});

const texts = dictionary(string);

export const product = model('Product', {
  name: string,
  product_id: string,
  variants: dictionary(model('Variant', { item_id: string, options: texts, available: boolean, price: decimal })),
});

export const user = model('User', {
  user_id: string,
  name: model('UserName', { first_name: string, last_name: string }),
  address: userAddress,
  email: string,
  payment_methods: dictionary(
    union(
      model('CreditCard', { source: literal('credit_card'), id: string, brand: string, last_four: string }),
      model('GiftCard', { source: literal('gift_card'), id: string, balance: decimal }),
      model('Paypal', { source: literal('paypal'), id: string }),
    ),
  ),
  orders: list(string),
});

export const order = model('Order', {
  order_id: string,
  user_id: string,
  address: userAddress,
  items: list(
    model('OrderItem', { name: string, product_id: string, item_id: string, price: decimal, options: texts }),
  ),
  status: literal(
    'processed',
    'pending',
    'pending (item modified)',
    'delivered',
    'cancelled',
    'exchange requested',
    'return requested',
  ),
  fulfillments: list(model('OrderFullfilment', { tracking_id: list(string), item_ids: list(string) })),
  payment_history: list(orderPayment),
  cancel_reason: optional(literal('no longer needed', 'ordered by mistake')),
  exchange_items: optional(list(string)),
  exchange_new_items: optional(list(string)),
  exchange_payment_method_id: optional(string),
  exchange_price_difference: optional(decimal),
  return_items: optional(list(string)),
  return_payment_method_id: optional(string),
});
