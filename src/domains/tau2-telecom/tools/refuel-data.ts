import { z } from 'zod';
import { add, multiply, numberOf, roundFloat } from '../../../python/arithmetic.ts';
import { at } from '../../../python/containers.ts';
import { jsonText } from '../../../python/json-text.ts';
import { PythonError } from '../../../python/python-error.ts';
import { text } from '../../../python/repr.ts';
import { typeName } from '../../../python/value.ts';
import { defineTool } from '../../engine/tool.ts';
import { chargeNextBill } from '../charge.ts';
import { findRecord, lineOfCustomer } from '../find.ts';
import { customerId, lineId } from '../parameters.ts';

/** `refuel_data`: any line, active or not; how much may be added is left to the policy. */
export const refuelData = defineTool({
  name: 'refuel_data',
  kind: 'write',
  description:
    "Adds data to a line for this billing cycle and puts the price, which depends on the line's plan, on the customer's next bill.",
  parameters: {
    customer_id: customerId,
    line_id: lineId,
    gb_amount: z.number().describe('How many gigabytes to add.'),
  },
  run(view, { customer_id, line_id, gb_amount }) {
    const key = lineOfCustomer(view, customer_id, line_id);
    const amount = numberOf(gb_amount);
    if (amount === undefined) {
      throw new PythonError(`'<=' not supported between instances of '${typeName(gb_amount)}' and 'int'`);
    }
    if (amount <= 0) {
      throw new PythonError('Refuel amount must be positive');
    }
    const price = at(findRecord(view, 'plans', at(view.get('lines', key), 'plan_id')), 'data_refueling_price_per_gb');
    const charge = multiply(gb_amount, price);
    const line = view.change('lines', key);
    const refueled = add(at(line, 'data_refueling_gb'), gb_amount, '+=');
    line['data_refueling_gb'] = refueled;
    const gigabytes = `${text(gb_amount)} GB`;
    chargeNextBill({
      view,
      customerId: customer_id,
      amount: charge,
      description: `Data refueling: ${gigabytes} at $${text(price)}/GB`,
    });
    return jsonText({
      message: `Successfully added ${gigabytes} of data for line ${text(line_id)} for $${inCents(Number(numberOf(charge)))}`,
      new_data_refueling_gb: text(refueled),
      charge: text(charge),
    });
  },
});

function inCents(amount: number): string {
  return roundFloat(amount).toFixed(2);
}
