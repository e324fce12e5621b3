import type { MutableDictionary, Value } from '../../python/value.ts';
import type { View } from '../engine/view.ts';

/** What differs between the benchmarks that have this world; the tools are one code over it. */
export interface RetailDialect {
  readonly errors: RetailErrors;
  /** An address as records hold it; raises where it cannot be one. */
  readonly address: (parts: Readonly<Record<string, Value>>) => MutableDictionary;
  /** A payment or refund as an order's history holds it. */
  readonly payment: (fields: Payment) => MutableDictionary;
  /** Whether address and payment of an order of that status may still be changed. */
  readonly isPending: (status: Value) => boolean;
  /** Whether a refund to this method of a customer is credited at once; may raise. */
  readonly isGiftCard: (options: { readonly view: View; readonly userId: Value; readonly paymentId: Value }) => boolean;
  /** Raises where the value cannot be looked up in a set. */
  readonly checkReason: (reason: Value) => void;
  /** Whether every item of a modification gets price and options of the last one's variant. */
  readonly lastVariantForAll: boolean;
  /** Whether a hand-over to a human ends the episode. */
  readonly transferEnds: boolean;
}

/** A transaction of an order. */
export interface Payment {
  readonly transaction_type: 'payment' | 'refund';
  readonly amount: Value;
  readonly payment_method_id: Value;
}

/** What the tools answer where they do nothing. */
export interface RetailErrors {
  readonly user: string;
  readonly order: string;
  readonly product: string;
  readonly cancelStatus: string;
  readonly reason: string;
  readonly modifyStatus: string;
  readonly exchangeStatus: string;
  readonly returnStatus: string;
  readonly payment: string;
  readonly onePayment: string;
  readonly samePayment: string;
  readonly balanceForOrder: string;
  readonly returnPayment: string;
  readonly returnItem: string;
  readonly exchange: ReplacementErrors;
  readonly modification: ReplacementErrors;
  readonly characters: string;
}

/** What is answered where items cannot be replaced by others. */
export interface ReplacementErrors {
  readonly item: (id: Value) => string;
  readonly number: string;
  /** Null where an item may be replaced by itself. */
  readonly sameItem: string | null;
  readonly variant: (id: Value) => string;
  readonly unavailable: (id: Value) => string;
  readonly balance: string;
}
