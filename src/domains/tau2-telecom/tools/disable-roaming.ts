import { at } from '../../../python/containers.ts';
import { defineTool } from '../../engine/tool.ts';
import { lineOfCustomer } from '../find.ts';
import { isTrue } from '../is-true.ts';
import { customerId, lineId } from '../parameters.ts';

/** `disable_roaming`: on the line; the phone has a switch of its own. */
export const disableRoaming = defineTool({
  name: 'disable_roaming',
  kind: 'write',
  description: 'Keeps a line of the customer from using the networks of other operators abroad.',
  parameters: { customer_id: customerId, line_id: lineId },
  run(view, { customer_id, line_id }) {
    const key = lineOfCustomer(view, customer_id, line_id);
    if (!isTrue(at(view.get('lines', key), 'roaming_enabled'))) {
      return 'Roaming was already disabled';
    }
    view.change('lines', key)['roaming_enabled'] = false;
    return 'Roaming disabled successfully';
  },
});
