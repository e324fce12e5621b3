import { at } from '../../../python/containers.ts';
import { jsonText } from '../../../python/json-text.ts';
import { defineTool } from '../../engine/tool.ts';
import { address } from '../address.ts';
import { addressParts, orderId } from '../parameters.ts';

/** `modify_pending_order_address`: the status has to be exactly `pending`: after a change of items it no longer is. */
export const modifyPendingOrderAddress = defineTool({
  name: 'modify_pending_order_address',
  kind: 'write',
  description:
    'Changes where a pending order is shipped to. State the new address and get a clear yes from the customer first.',
  parameters: { order_id: orderId, ...addressParts },
  run(view, { order_id, ...parts }) {
    if (!view.has('orders', order_id)) {
      return 'Error: order not found';
    }
    if (at(view.get('orders', order_id), 'status') !== 'pending') {
      return 'Error: non-pending order cannot be modified';
    }
    const order = view.change('orders', order_id);
    order['address'] = address(parts);
    return jsonText(order);
  },
});
