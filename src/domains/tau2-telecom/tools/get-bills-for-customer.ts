import { z } from 'zod';
import { numberOf } from '../../../python/arithmetic.ts';
import { at } from '../../../python/containers.ts';
import { jsonText } from '../../../python/json-text.ts';
import { PythonError } from '../../../python/python-error.ts';
import { text } from '../../../python/repr.ts';
import { isFloat, type Value } from '../../../python/value.ts';
import { defineTool } from '../../engine/tool.ts';
import { billsOf, findRecord } from '../find.ts';
import { customerId } from '../parameters.ts';

/** `get_bills_for_customer`: the newest first. */
export const getBillsForCustomer = defineTool({
  name: 'get_bills_for_customer',
  kind: 'read',
  description: "Lists the customer's bills from the newest to the oldest.",
  parameters: {
    customer_id: customerId,
    limit: z.number().int().default(12).describe('How many bills to give at most; 12 where left out.'),
  },
  run(view, { customer_id, limit = 12 }) {
    const bills = billsOf(view, findRecord(view, 'customers', customer_id));
    // Sorting keeps the order of bills of one day, in Python when it is reversed too.
    const sorted = bills.toSorted((a, b) => compare(text(at(b, 'issue_date')), text(at(a, 'issue_date'))));
    return jsonText(sorted.slice(0, endOf(limit)));
  },
});

function compare(left: string, right: string): number {
  if (left === right) {
    return 0;
  }
  return left < right ? -1 : 1;
}

/** The end of a Python slice; undefined for all. */
function endOf(limit: Value): number | undefined {
  const number = numberOf(limit);
  if (limit !== null && (number === undefined || isFloat(limit))) {
    throw new PythonError('slice indices must be integers or None or have an __index__ method');
  }
  return number === undefined ? undefined : Number(number);
}
