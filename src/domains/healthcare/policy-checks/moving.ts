import type { PolicyCheck } from '../../engine/policy-check.ts';
import { recordOf } from '../../engine/record-fields.ts';
import { isShortNotice } from '../notice.ts';
import { dateObstacle, referralObstacle } from './booking-window.ts';

/** How often an appointment may have been moved before (data/healthcare/policy.md). */
const mostMoves = 2;

/** Moves that the clinic's policy forbids: too late, too often, out of the booking window, or without a referral. */
export const moving: PolicyCheck = {
  name: 'moving',
  tool: 'reschedule_appointment',
  breachOf: ({ appointment_id, date }, database, { earlier }) => {
    const id = String(appointment_id);
    const appointment = recordOf(database, 'appointments', id);
    if (appointment === undefined) {
      return null;
    }
    const movedNow = earlier.some(
      ({ name, arguments: given }) => name === moving.tool && given['appointment_id'] === id,
    );
    const patient = recordOf(database, 'patients', appointment['patient_id']);
    const provider = recordOf(database, 'providers', appointment['doctor']);
    const reason =
      (!movedNow && isShortNotice(appointment) ? 'it starts in less than 24 hours' : null) ??
      (Number(String(appointment['times_moved'])) >= mostMoves
        ? `it has been moved ${mostMoves} times already`
        : null) ??
      dateObstacle(String(date)) ??
      (patient && provider ? referralObstacle({ patient, provider, date: String(date), database }) : null);
    if (reason === null) {
      return null;
    }
    return {
      forbidden: `appointment ${id} to be moved to ${date}`,
      did: `moved appointment ${id} to ${date}`,
      reason,
      instead: `Leave appointment ${id} where it is, and say why.`,
    };
  },
};
