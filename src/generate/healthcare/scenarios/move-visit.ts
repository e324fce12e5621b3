import { addDays } from '../../../domains/healthcare/dates.ts';
import { comingVisits, isMovable, isReferred, providerOf } from '../rules.ts';
import type { Scenario } from '../scenario.ts';
import { firstSlot, makeWish } from '../wish.ts';
import { introduce, manner, sayDate, tell } from '../wording.ts';

/** An appointment is moved to a later day; in some stories the patient first wants it cancelled. */
export const moveVisit: Scenario = ({ faker, clinic, patient, variant }) => {
  const [visit] = faker.helpers.shuffle(comingVisits(clinic, patient).filter(isMovable));
  if (visit === undefined || patient.guardian !== null) {
    return null;
  }
  const provider = providerOf(clinic, visit.doctor);
  const wish = makeWish({ faker, from: addDays(visit.date, faker.number.int({ min: 2, max: 12 })) });
  const slot = firstSlot({ clinic, provider, type: visit.type, wish });
  if (slot === undefined || !isReferred({ clinic, patient, provider, date: slot.date })) {
    return null;
  }
  const story = tell(variant, [
    `You cannot make your appointment with ${provider.name} on ${sayDate(visit.date)} because of work. Have it moved to ${wish.text}.`,
    `A trip has come up, so your appointment of ${sayDate(visit.date)} with ${provider.name} has to move. You want ${wish.text}. If asked, you do not want to cancel.`,
    `You begin by asking to cancel your appointment with ${provider.name} on ${sayDate(visit.date)}. When the agent asks you to confirm the cancellation, you change your mind: nothing is to be cancelled, it should be moved instead, to ${wish.text}.`,
  ]);
  return {
    instruction: `${introduce({ faker, patient })} ${story}${manner(faker)}`,
    actions: [{ name: 'reschedule_appointment', kwargs: { appointment_id: visit.appointment_id, ...slot } }],
  };
};
