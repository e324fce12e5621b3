/** Where something is shipped to. */
export interface Address {
  readonly address1: string;
  readonly address2: string;
  readonly city: string;
  readonly country: string;
  readonly state: string;
  readonly zip: string;
}

/** How a customer can pay; brand and last four digits only of credit cards. */
export interface PaymentMethod {
  readonly source: 'credit_card' | 'gift_card' | 'paypal';
  readonly id: string;
  readonly brand?: string;
  readonly last_four?: string;
  /** Of a gift card, in whole dollars at first. */
  readonly balance?: number;
}

/** A customer as `users.json` holds them. */
export interface User {
  readonly name: { readonly first_name: string; readonly last_name: string };
  readonly address: Address;
  readonly email: string;
  readonly payment_methods: Readonly<Record<string, PaymentMethod>>;
  readonly orders: readonly string[];
}

/** One kind of a product that can be bought; price in US dollars. */
export interface Variant {
  readonly item_id: string;
  readonly options: Readonly<Record<string, string>>;
  readonly available: boolean;
  readonly price: number;
}

/** A product as `products.json` holds it, its variants by item id. */
export interface Product {
  readonly name: string;
  readonly product_id: string;
  readonly variants: Readonly<Record<string, Variant>>;
}

/** What was ordered; the price is the one that was paid. */
export interface Item {
  readonly name: string;
  readonly product_id: string;
  readonly item_id: string;
  readonly price: number;
  readonly options: Readonly<Record<string, string>>;
}

/** What orders of a fresh database can be. */
export type OrderStatus = 'pending' | 'processed' | 'delivered' | 'cancelled';

/** An order as `orders.json` holds it. Amounts are in US dollars. */
export interface Order {
  readonly order_id: string;
  readonly user_id: string;
  readonly address: Address;
  readonly items: readonly Item[];
  readonly fulfillments: readonly { readonly tracking_id: readonly string[]; readonly item_ids: readonly string[] }[];
  readonly status: OrderStatus;
  readonly payment_history: readonly {
    readonly transaction_type: 'payment' | 'refund';
    readonly amount: number;
    readonly payment_method_id: string;
  }[];
}
