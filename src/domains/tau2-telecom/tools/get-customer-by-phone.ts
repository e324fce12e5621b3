import { z } from 'zod';
import { jsonText } from '../../../python/json-text.ts';
import { defineTool } from '../../engine/tool.ts';
import { findCustomerByNumber } from '../find.ts';

/** `get_customer_by_phone`: by the customer's own number or that of one of its lines. */
export const getCustomerByPhone = defineTool({
  name: 'get_customer_by_phone',
  kind: 'read',
  description:
    'Looks up the customer to whom a phone number belongs: the number to reach them at, or that of any of their lines.',
  parameters: { phone_number: z.string().describe("Phone number with its hyphens, for example '555-123-4567'.") },
  run: (view, { phone_number }) => jsonText(findCustomerByNumber(view, phone_number)),
});
