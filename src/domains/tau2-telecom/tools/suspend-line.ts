import { z } from 'zod';
import { at } from '../../../python/containers.ts';
import { jsonText } from '../../../python/json-text.ts';
import { PythonError } from '../../../python/python-error.ts';
import { defineTool } from '../../engine/tool.ts';
import { lineOfCustomer } from '../find.ts';
import { customerId, lineId } from '../parameters.ts';
import { today } from '../today.ts';

/** `suspend_line`: only an active line; how long it may last is left to the policy. */
export const suspendLine = defineTool({
  name: 'suspend_line',
  kind: 'write',
  description: 'Suspends an active line of the customer from today on, for six months at most.',
  parameters: { customer_id: customerId, line_id: lineId, reason: z.string().describe('Why the line is suspended.') },
  run(view, { customer_id, line_id }) {
    const key = lineOfCustomer(view, customer_id, line_id);
    if (at(view.get('lines', key), 'status') !== 'Active') {
      throw new PythonError('Line must be active to suspend');
    }
    const line = view.change('lines', key);
    line['status'] = 'Suspended';
    line['suspension_start_date'] = today;
    return jsonText({ message: 'Line suspended successfully. $5/month holding fee will apply.', line });
  },
});
