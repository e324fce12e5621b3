import type { Value } from '../../python/value.ts';
import { boolean, decimal, enumeration, type Field, list, optional, string, withDefault } from '../tau2/field.ts';
import { model } from '../tau2/model.ts';

/** A moment, as Python writes it: a blank between day and time of day. */
const moment: Field = {
  read: (value: Value) => (typeof value === 'string' ? { value: value.replace('T', ' ') } : string.read(value)),
};

const off = withDefault(boolean, () => false);
const zero = withDefault(decimal, () => decimal.read(0).value ?? null);
const none = withDefault(list(string), () => []);

const address = model('Address', { street: string, city: string, state: string, zip_code: string });

const paymentMethod = model('PaymentMethod', {
  method_type: enumeration('Credit Card', 'Debit Card', 'PayPal'),
  account_number_last_4: string,
  expiration_date: string,
});

const lineItem = model('LineItem', { description: string, amount: decimal, date: string, item_type: string });

/** What tau2 keeps of the operator's records, by table (tau2/domains/telecom/data_model.py). */
export const agentModels = {
  plans: model('Plan', {
    plan_id: string,
    name: string,
    data_limit_gb: decimal,
    price_per_month: decimal,
    data_refueling_price_per_gb: decimal,
  }),
  customers: model('Customer', {
    customer_id: string,
    full_name: string,
    date_of_birth: string,
    email: string,
    phone_number: string,
    address,
    account_status: withDefault(
      enumeration('Active', 'Suspended', 'Pending Verification', 'Closed'),
      () => 'Pending Verification',
    ),
    payment_methods: withDefault(list(paymentMethod), () => []),
    line_ids: none,
    bill_ids: none,
    created_at: withDefault(moment, () => '2025-01-01'),
    last_extension_date: optional(string),
    goodwill_credit_used_this_year: zero,
  }),
  lines: model('Line', {
    line_id: string,
    phone_number: string,
    status: withDefault(enumeration('Active', 'Suspended', 'Pending Activation', 'Closed'), () => 'Pending Activation'),
    plan_id: string,
    device_id: optional(string),
    data_used_gb: zero,
    data_refueling_gb: zero,
    roaming_enabled: off,
    contract_end_date: optional(string),
    last_plan_change_date: optional(string),
    last_sim_replacement_date: optional(string),
    suspension_start_date: optional(string),
  }),
  bills: model('Bill', {
    bill_id: string,
    customer_id: string,
    period_start: string,
    period_end: string,
    issue_date: string,
    total_due: decimal,
    due_date: string,
    line_items: withDefault(list(lineItem), () => []),
    status: withDefault(
      enumeration('Draft', 'Issued', 'Awaiting Payment', 'Paid', 'Overdue', 'Disputed'),
      () => 'Draft',
    ),
  }),
  devices: model('Device', {
    device_id: string,
    device_type: enumeration('phone', 'router', 'tablet', 'watch', 'other'),
    model: string,
    imei: optional(string),
    is_esim_capable: boolean,
    activated: off,
    activation_date: optional(moment),
    last_esim_transfer_date: optional(moment),
  }),
} as const;

/** The field that names a record, by table. */
export const idFields = {
  plans: 'plan_id',
  customers: 'customer_id',
  lines: 'line_id',
  bills: 'bill_id',
  devices: 'device_id',
} as const;

/** A table of the operator's side. */
export type AgentTable = keyof typeof agentModels;
