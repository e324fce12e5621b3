import { at } from '../../../python/containers.ts';
import { jsonText } from '../../../python/json-text.ts';
import { PythonError } from '../../../python/python-error.ts';
import { text } from '../../../python/repr.ts';
import { defineTool } from '../../engine/tool.ts';
import { lineOfCustomer } from '../find.ts';
import { customerId, lineId } from '../parameters.ts';

/** `resume_line`: a suspended line, or one that waits to be activated; unpaid bills are left to the policy. */
export const resumeLine = defineTool({
  name: 'resume_line',
  kind: 'write',
  description: 'Makes a line of the customer active again that is suspended or not yet activated.',
  parameters: { customer_id: customerId, line_id: lineId },
  run(view, { customer_id, line_id }) {
    const key = lineOfCustomer(view, customer_id, line_id);
    if (!['Suspended', 'Pending Activation'].includes(text(at(view.get('lines', key), 'status')))) {
      throw new PythonError('Line must be suspended to resume');
    }
    const line = view.change('lines', key);
    line['status'] = 'Active';
    line['suspension_start_date'] = null;
    return jsonText({ message: 'Line resumed successfully', line });
  },
});
