import { otherCustomer } from '../engine/other-customer.ts';
import type { PolicyCheck } from '../engine/policy-check.ts';
import { field, recordOf } from '../engine/record-fields.ts';
import { booking } from './policy-checks/booking.ts';
import { lateFeeTold } from './policy-checks/late-fee-told.ts';
import { moving } from './policy-checks/moving.ts';
import { refill } from './policy-checks/refill.ts';

/** What the clinic's policy forbids. */
export const policyChecks: readonly PolicyCheck[] = [
  refill,
  booking,
  moving,
  lateFeeTold,
  ...otherCustomer({
    tools: [
      'cancel_appointment',
      'join_waitlist',
      'request_refill',
      'reschedule_appointment',
      'schedule_appointment',
      'update_patient_contact',
    ],
    noun: 'patient',
    ownerOf: ({ appointment_id, prescription_id, patient_id }, database) => {
      if (patient_id !== undefined) {
        return { owner: String(patient_id), thing: `the record of ${patient_id}` };
      }
      const owner =
        field(recordOf(database, 'appointments', appointment_id), 'patient_id') ??
        field(recordOf(database, 'prescriptions', prescription_id), 'patient_id');
      const thing = appointment_id === undefined ? `prescription ${prescription_id}` : `appointment ${appointment_id}`;
      return typeof owner === 'string' ? { owner, thing } : undefined;
    },
  }),
];
