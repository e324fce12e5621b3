import type { PolicyCheck } from '../../engine/policy-check.ts';
import { recordOf } from '../../engine/record-fields.ts';
import { isShortNotice, lateFee } from '../notice.ts';

/** Cancellations at short notice before which the patient was not told the late fee. */
export const lateFeeTold: PolicyCheck = {
  name: 'late_fee_told',
  tool: 'cancel_appointment',
  breachOf: ({ appointment_id }, database, { told, earlier }) => {
    const appointment = recordOf(database, 'appointments', appointment_id);
    if (appointment === undefined || told === null || !isShortNotice(appointment)) {
      return null;
    }
    const moved = earlier.some(({ arguments: given }) => given['appointment_id'] === appointment_id);
    const amount = new RegExp(`(?<!\\d)${lateFee}(?!\\d)|forty-? ?five`, 'i');
    if (moved || told.some((text) => amount.test(text))) {
      return null;
    }
    return {
      forbidden: `appointment ${appointment_id} to be cancelled without a word about the late fee`,
      did: `cancelled appointment ${appointment_id} without telling the patient the late fee`,
      reason: `it starts in less than 24 hours, and the patient has to be told the fee of $${lateFee} before and accept it`,
      instead: `Tell the patient the late fee of $${lateFee}, and cancel only if they accept it.`,
    };
  },
};
