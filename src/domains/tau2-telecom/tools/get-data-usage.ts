import { at } from '../../../python/containers.ts';
import { jsonText } from '../../../python/json-text.ts';
import { text } from '../../../python/repr.ts';
import { defineTool } from '../../engine/tool.ts';
import { findRecord, lineOfCustomer } from '../find.ts';
import { customerId, lineId } from '../parameters.ts';
import { cycleEnd } from '../today.ts';

/** `get_data_usage`: of the billing cycle that runs; tau2 gives the numbers as texts. */
export const getDataUsage = defineTool({
  name: 'get_data_usage',
  kind: 'read',
  description:
    'Tells how much data a line has used in this billing cycle, how much its plan allows, how much was added to it, and when the ' +
    'cycle ends.',
  parameters: { customer_id: customerId, line_id: lineId },
  run(view, { customer_id, line_id }) {
    const line = view.get('lines', lineOfCustomer(view, customer_id, line_id));
    const plan = findRecord(view, 'plans', at(line, 'plan_id'));
    return jsonText({
      line_id,
      data_used_gb: text(at(line, 'data_used_gb')),
      data_limit_gb: text(at(plan, 'data_limit_gb')),
      data_refueling_gb: text(at(line, 'data_refueling_gb')),
      cycle_end_date: cycleEnd,
    });
  },
});
