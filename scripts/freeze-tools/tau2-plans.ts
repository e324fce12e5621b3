import { openBuiltInDataset } from '../../src/datasets/built-in-data.ts';
import type { Dataset } from '../../src/datasets/dataset.ts';
import { airlinePlan } from './airline-plan.ts';
import { retailPlan } from './retail-plan.ts';
import { call, type FrozenPlan, first, rowsOf } from './rows.ts';

/** The airline's calls, and those that only tau2 has or answers otherwise. */
export function tau2AirlinePlan(dataset: Dataset): FrozenPlan {
  const { bases, stories } = airlinePlan(openBuiltInDataset({ domain: 'airline' }));
  const [flight] = rowsOf<{ readonly flight_number: string; readonly dates: Readonly<Record<string, unknown>> }>(
    dataset,
    'flights',
  );
  const [date = ''] = Object.keys(flight?.dates ?? {});
  const status = { flight_number: flight?.flight_number, date };
  return {
    bases: [...known(dataset, bases), call('get_flight_status', status)],
    stories: [...stories, [call('search_onestop_flight', { origin: null, destination: null, date })]],
  };
}

/** The shop's calls, and those that only tau2 has or answers otherwise. */
export function tau2RetailPlan(dataset: Dataset): FrozenPlan {
  const { bases, stories } = retailPlan(openBuiltInDataset({ domain: 'retail' }));
  const [product] = rowsOf<{ readonly variants: Readonly<Record<string, unknown>> }>(dataset, 'products');
  const [variant = ''] = Object.keys(product?.variants ?? {});
  const order = first(
    rowsOf<Order>(dataset, 'orders'),
    ({ status, items }) => status === 'pending' && items.length > 1,
  );
  const ids = order.items.map(({ item_id }) => item_id);
  const paid = order.payment_history[0]?.payment_method_id;
  const modify = (fresh: readonly string[]) =>
    call('modify_pending_order_items', {
      order_id: order.order_id,
      item_ids: ids,
      new_item_ids: fresh,
      payment_method_id: paid,
    });
  return {
    bases: [...known(dataset, bases), call('get_item_details', { item_id: variant })],
    stories: [...stories, [modify(ids)]],
  };
}

interface Order {
  readonly order_id: string;
  readonly status: string;
  readonly items: readonly { readonly item_id: string }[];
  readonly payment_history: readonly { readonly payment_method_id: string }[];
}

/** Without the tools that only tau-bench has. */
function known({ domain }: Dataset, bases: FrozenPlan['bases']): FrozenPlan['bases'] {
  return bases.filter(({ name }) => domain.tools.some((tool) => tool.name === name));
}
