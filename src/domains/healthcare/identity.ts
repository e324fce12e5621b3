import type { DomainIdentity } from '../engine/domain.ts';
import { field } from '../engine/record-fields.ts';

/** The clinic's policy wants the patient found by id, or by name and date of birth. */
export const identity: DomainIdentity = {
  lookUps: ['find_patient', 'get_patient_info'],
  noun: 'patient',
  introduce: ({ id, record, instruction }) => {
    const first = String(field(record, 'name', 'first_name') ?? '');
    const last = String(field(record, 'name', 'last_name') ?? '');
    const born = field(record, 'date_of_birth');
    const byId = { name: 'get_patient_info', arguments: { patient_id: id } };
    if (typeof born !== 'string') {
      return {
        noun: 'patient id',
        question: 'Gladly. May I have your patient id first?',
        answer: `My patient id is ${id}.`,
        lookup: byId,
      };
    }
    const knowsId = instruction.includes(id);
    return {
      noun: 'patient id',
      question: 'Gladly. May I have your patient id, or else your full name, and in any case your date of birth first?',
      answer: knowsId
        ? `My patient id is ${id}, and I was born on ${born}.`
        : `I am ${first} ${last}, born on ${born}. I do not know my patient id.`,
      lookup: knowsId
        ? byId
        : { name: 'find_patient', arguments: { first_name: first, last_name: last, date_of_birth: born } },
    };
  },
};
