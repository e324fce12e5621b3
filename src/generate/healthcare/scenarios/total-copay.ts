import { comingVisits, copayOf, hasPlainCopays, isTellable, providerOf, startsSoon } from '../rules.ts';
import type { Scenario } from '../scenario.ts';
import { introduce, manner, tell } from '../wording.ts';

/** The copays of all coming visits are added up; if they come to too much, the last visit is cancelled. */
export const totalCopay: Scenario = ({ faker, clinic, patient, variant }) => {
  const visits = comingVisits(clinic, patient);
  const last = visits.at(-1);
  if (patient.guardian !== null || visits.length < 2 || last === undefined || visits.some(startsSoon)) {
    return null;
  }
  if (!hasPlainCopays({ clinic, patient, visits })) {
    return null;
  }
  const copays = visits.map((visit) =>
    copayOf({ clinic, patient, provider: providerOf(clinic, visit.doctor), type: visit.type }),
  );
  const total = copays.reduce((sum, copay) => sum + copay, 0);
  const limit = total + faker.helpers.arrayElement(variant % 2 === 0 ? [-20, -10] : [10, 20]);
  if (!isTellable(total)) {
    return null;
  }
  const story = tell(variant, [
    `You are planning your budget and want to know what all your coming appointments will cost you together in copays, as one sum in dollars. If that is more than $${limit}, have the latest of them cancelled, the one furthest in the future; if not, keep them all.`,
    `Ask for the total of the copays for every appointment that you have ahead of you, in dollars. Your limit is $${limit}: beyond that, the appointment with the latest date has to be cancelled; otherwise nothing changes.`,
  ]);
  return {
    instruction: `${introduce({ faker, patient })} ${story}${manner(faker)}`,
    actions:
      total > limit
        ? [{ name: 'cancel_appointment', kwargs: { appointment_id: last.appointment_id } }]
        : [{ name: 'get_insurance_coverage', kwargs: { patient_id: patient.patient_id } }],
    outputs: [String(total)],
  };
};
