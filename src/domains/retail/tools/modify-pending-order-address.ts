import { at } from '../../../python/containers.ts';
import { jsonText } from '../../../python/json-text.ts';
import { defineTool, type Tool } from '../../engine/tool.ts';
import type { RetailDialect } from '../dialect.ts';
import { addressParts, orderId } from '../parameters.ts';

/** `modify_pending_order_address`: the order has to be pending still. */
export const modifyPendingOrderAddress = (dialect: RetailDialect): Tool =>
  defineTool({
    name: 'modify_pending_order_address',
    kind: 'write',
    description:
      'Changes where a pending order is shipped to. State the new address and get a clear yes from the customer first.',
    parameters: { order_id: orderId, ...addressParts },
    run(view, { order_id, ...parts }) {
      if (!view.has('orders', order_id)) {
        return dialect.errors.order;
      }
      if (!dialect.isPending(at(view.get('orders', order_id), 'status'))) {
        return dialect.errors.modifyStatus;
      }
      const order = view.change('orders', order_id);
      order['address'] = dialect.address(parts);
      return jsonText(order);
    },
  });
