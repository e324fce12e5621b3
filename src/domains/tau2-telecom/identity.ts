import type { DomainIdentity } from '../engine/domain.ts';
import { field } from '../engine/record-fields.ts';

/** The operator's policy finds a customer by phone number, by id, or by name and date of birth. */
export const identity: DomainIdentity = {
  lookUps: ['get_customer_by_phone', 'get_customer_by_id', 'get_customer_by_name'],
  noun: 'customer',
  otherNumbers: ['line', 'bill'],
  introduce: ({ id, record }) => {
    const name = String(field(record, 'full_name') ?? '');
    const number = field(record, 'phone_number');
    const question = 'Gladly. May I have the phone number of your account first?';
    return typeof number === 'string'
      ? {
          noun: 'phone number',
          question,
          answer: `I am ${name}, and my number is ${number}.`,
          lookup: { name: 'get_customer_by_phone', arguments: { phone_number: number } },
        }
      : {
          noun: 'phone number',
          question,
          answer: `My customer id is ${id}.`,
          lookup: { name: 'get_customer_by_id', arguments: { customer_id: id } },
        };
  },
};
