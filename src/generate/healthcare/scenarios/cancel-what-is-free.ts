import { comingVisits, startsSoon } from '../rules.ts';
import type { Scenario } from '../scenario.ts';
import { introduce, manner, tell } from '../wording.ts';

/** Everything is to be cancelled that costs nothing; the appointment of today or tomorrow morning would. */
export const cancelWhatIsFree: Scenario = ({ faker, clinic, patient, variant }) => {
  const visits = comingVisits(clinic, patient);
  const free = visits.filter((visit) => !startsSoon(visit));
  if (patient.guardian !== null || free.length === 0 || free.length === visits.length) {
    return null;
  }
  const story = tell(variant, [
    'You are moving away for the summer and want all your coming appointments cancelled, but you refuse to pay anything for it. An appointment that would cost a fee stays, and you will go to it.',
    'You want every appointment that you have coming up cancelled. If one of them carries a cancellation fee, ask once to have the fee waived; if it is not waived, keep that one and cancel the others.',
  ]);
  return {
    instruction: `${introduce({ faker, patient })} ${story}${manner(faker)}`,
    actions: free.map((visit) => ({ name: 'cancel_appointment', kwargs: { appointment_id: visit.appointment_id } })),
  };
};
