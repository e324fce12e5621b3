import { addDays } from '../../../domains/healthcare/dates.ts';
import { comingVisits, isMovable, isReferred, providerOf } from '../rules.ts';
import type { Scenario } from '../scenario.ts';
import { firstSlot, makeWish } from '../wish.ts';
import { fullName, manner, sayDate, tell } from '../wording.ts';

/** The guardian of a minor has an appointment moved. */
export const guardianCalls: Scenario = ({ faker, clinic, patient, variant }) => {
  const [visit] = comingVisits(clinic, patient).filter(isMovable);
  if (patient.guardian === null || visit === undefined) {
    return null;
  }
  const provider = providerOf(clinic, visit.doctor);
  const wish = makeWish({ faker, from: addDays(visit.date, faker.number.int({ min: 1, max: 10 })) });
  const slot = firstSlot({ clinic, provider, type: visit.type, wish });
  if (slot === undefined || !isReferred({ clinic, patient, provider, date: slot.date })) {
    return null;
  }
  const { name, relationship } = patient.guardian;
  const child = patient.name.first_name;
  const story = tell(variant, [
    `You are ${name}, ${relationship} of ${fullName(patient)}, who was born on ${patient.date_of_birth}. ${child} has an appointment with ${provider.name} on ${sayDate(visit.date)} that clashes with a family celebration. Have it moved to ${wish.text}.`,
    `You are ${name} and you write on behalf of ${fullName(patient)} (patient ${patient.patient_id}, born ${patient.date_of_birth}), whose ${relationship} you are. You want ${child}'s appointment of ${sayDate(visit.date)} moved to ${wish.text}.`,
  ]);
  return {
    instruction: `${story}${manner(faker)}`,
    actions: [{ name: 'reschedule_appointment', kwargs: { appointment_id: visit.appointment_id, ...slot } }],
  };
};
