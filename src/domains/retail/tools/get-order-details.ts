import { jsonText } from '../../../python/json-text.ts';
import { defineTool, type Tool } from '../../engine/tool.ts';
import type { RetailDialect } from '../dialect.ts';
import { orderId } from '../parameters.ts';

/** `get_order_details`: the record as it stands. */
export const getOrderDetails = (dialect: RetailDialect): Tool =>
  defineTool({
    name: 'get_order_details',
    kind: 'read',
    description: 'Gives an order with its status, items, address, deliveries and payments.',
    parameters: { order_id: orderId },
    run: (view, { order_id }) =>
      view.has('orders', order_id) ? jsonText(view.get('orders', order_id)) : dialect.errors.order,
  });
