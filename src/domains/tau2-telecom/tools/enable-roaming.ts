import { at } from '../../../python/containers.ts';
import { defineTool } from '../../engine/tool.ts';
import { lineOfCustomer } from '../find.ts';
import { isTrue } from '../is-true.ts';
import { customerId, lineId } from '../parameters.ts';

/** `enable_roaming`: on the line; the phone has a switch of its own. */
export const enableRoaming = defineTool({
  name: 'enable_roaming',
  kind: 'write',
  description: 'Lets a line of the customer use the networks of other operators abroad.',
  parameters: { customer_id: customerId, line_id: lineId },
  run(view, { customer_id, line_id }) {
    const key = lineOfCustomer(view, customer_id, line_id);
    if (isTrue(at(view.get('lines', key), 'roaming_enabled'))) {
      return 'Roaming was already enabled';
    }
    view.change('lines', key)['roaming_enabled'] = true;
    return 'Roaming enabled successfully';
  },
});
