import { decimal, listOf, moment, needed, nested, type RecordModel, withDefault } from './record-model.ts';

const nothing = withDefault(null);

const address: RecordModel = { street: needed, city: needed, state: needed, zip_code: needed };

const paymentMethod: RecordModel = { method_type: needed, account_number_last_4: needed, expiration_date: needed };

const lineItem: RecordModel = { description: needed, amount: decimal(), date: needed, item_type: needed };

/** Kinds of records on the operator's side by table, with tau2's defaults (tau2/domains/telecom/data_model.py). */
export const agentModels = {
  plans: {
    plan_id: needed,
    name: needed,
    data_limit_gb: decimal(),
    price_per_month: decimal(),
    data_refueling_price_per_gb: decimal(),
  },
  customers: {
    customer_id: needed,
    full_name: needed,
    date_of_birth: needed,
    email: needed,
    phone_number: needed,
    address: nested(address),
    account_status: withDefault('Pending Verification'),
    payment_methods: listOf(paymentMethod),
    line_ids: withDefault([]),
    bill_ids: withDefault([]),
    created_at: moment('2025-01-01'),
    last_extension_date: nothing,
    goodwill_credit_used_this_year: decimal(0),
  },
  lines: {
    line_id: needed,
    phone_number: needed,
    status: withDefault('Pending Activation'),
    plan_id: needed,
    device_id: nothing,
    data_used_gb: decimal(0),
    data_refueling_gb: decimal(0),
    roaming_enabled: withDefault(false),
    contract_end_date: nothing,
    last_plan_change_date: nothing,
    last_sim_replacement_date: nothing,
    suspension_start_date: nothing,
  },
  bills: {
    bill_id: needed,
    customer_id: needed,
    period_start: needed,
    period_end: needed,
    issue_date: needed,
    total_due: decimal(),
    due_date: needed,
    line_items: listOf(lineItem),
    status: withDefault('Draft'),
  },
  devices: {
    device_id: needed,
    device_type: needed,
    model: needed,
    imei: nothing,
    is_esim_capable: needed,
    activated: withDefault(false),
    activation_date: moment(null),
    last_esim_transfer_date: moment(null),
  },
} as const satisfies Readonly<Record<string, RecordModel>>;

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
