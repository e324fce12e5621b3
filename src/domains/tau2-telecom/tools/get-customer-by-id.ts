import { jsonText } from '../../../python/json-text.ts';
import { defineTool } from '../../engine/tool.ts';
import { findRecord } from '../find.ts';
import { customerId } from '../parameters.ts';

/** `get_customer_by_id`. */
export const getCustomerById = defineTool({
  name: 'get_customer_by_id',
  kind: 'read',
  description: 'Gives the record of a customer whose id is known: contact data, lines, bills and ways to pay.',
  parameters: { customer_id: customerId },
  run: (view, { customer_id }) => jsonText(findRecord(view, 'customers', customer_id)),
});
