import type { DomainIdentity } from '../engine/domain.ts';
import { field } from '../engine/record-fields.ts';

/** The shop's policy wants the customer found by email, or by name and zip code. */
export const identity: DomainIdentity = {
  lookUps: ['find_user_id_by_email', 'find_user_id_by_name_zip'],
  introduce: ({ id, record, instruction }) => {
    const first = String(field(record, 'name', 'first_name') ?? '');
    const last = String(field(record, 'name', 'last_name') ?? '');
    const email = field(record, 'email');
    const zip = field(record, 'address', 'zip');
    if (typeof email === 'string' && (instruction.includes(email) || typeof zip !== 'string')) {
      return {
        noun: 'user id',
        question,
        answer: `My email address is ${email}.`,
        lookup: { name: 'find_user_id_by_email', arguments: { email } },
      };
    }
    if (typeof zip === 'string') {
      return {
        noun: 'user id',
        question,
        answer: `I am ${first} ${last}, and my zip code is ${zip}.`,
        lookup: { name: 'find_user_id_by_name_zip', arguments: { first_name: first, last_name: last, zip } },
      };
    }
    return {
      noun: 'user id',
      question: 'Gladly. May I have your user id first?',
      answer: `My user id is ${id}.`,
      lookup: { name: 'get_user_details', arguments: { user_id: id } },
    };
  },
};

const question =
  'Happy to help. To find your profile I need your email address, or your first and last name with your zip code.';
