import { z } from 'zod';
import { at, lower } from '../../../python/containers.ts';
import { isEqual } from '../../../python/is-equal.ts';
import { jsonText } from '../../../python/json-text.ts';
import { defineTool } from '../../engine/tool.ts';

/** `get_customer_by_name`: all customers of that name, in any case, and date of birth. */
export const getCustomerByName = defineTool({
  name: 'get_customer_by_name',
  kind: 'read',
  description: 'Lists the customers with that full name and date of birth; the list is empty where nobody fits.',
  parameters: {
    full_name: z.string().describe("First and last name, for example 'Maria Jones'."),
    dob: z.string().describe("Date of birth, written year-month-day, for example '1988-02-27'."),
  },
  run(view, { full_name, dob }) {
    const found = [...view.all('customers')].filter(
      ([, customer]) =>
        lower(at(customer, 'full_name')) === lower(full_name) && isEqual(at(customer, 'date_of_birth'), dob),
    );
    return jsonText(found.map(([, customer]) => customer));
  },
});
