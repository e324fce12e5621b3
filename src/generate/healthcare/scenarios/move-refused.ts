import { comingVisits, isMovable, isReferred, providerOf, startsSoon } from '../rules.ts';
import type { Scenario } from '../scenario.ts';
import { firstSlot } from '../wish.ts';
import { introduce, manner, sayDate, tell } from '../wording.ts';

/** An appointment that cannot be moved, because it is too near or was moved twice: it is kept, or cancelled after all. */
export const moveRefused: Scenario = ({ faker, clinic, patient, variant }) => {
  const [visit] = faker.helpers.shuffle(
    comingVisits(clinic, patient).filter((coming) => !isMovable(coming) && startsSoon(coming) === variant % 3 > 0),
  );
  if (visit === undefined || patient.guardian !== null) {
    return null;
  }
  const provider = providerOf(clinic, visit.doctor);
  const slot = firstSlot({
    clinic,
    provider,
    type: visit.type,
    wish: { from: '2024-06-19', fits: (date) => date > visit.date },
  });
  if (slot === undefined || !isReferred({ clinic, patient, provider, date: slot.date })) {
    return null;
  }
  const cancels = variant % 2 === 0;
  const story = tell(variant, [
    `You want your appointment with ${provider.name} on ${sayDate(visit.date)} moved to ${sayDate(slot.date)}, at whatever time that day is the earliest.`,
    `Something has come up at home. Ask to move your appointment of ${sayDate(visit.date)} with ${provider.name} to the earliest time on ${sayDate(slot.date)}.`,
  ]);
  const end = cancels
    ? startsSoon(visit)
      ? ' If it cannot be moved, you want it cancelled, and you accept a fee if there is one. You do not want a new appointment.'
      : ' If it cannot be moved, have it cancelled, but only if that is free. You do not want a new appointment.'
    : ' Push once if you are told no. If it still cannot be moved, you keep it as it is; you do not want to cancel.';
  return {
    instruction: `${introduce({ faker, patient })} ${story}${end}${manner(faker)}`,
    actions: cancels ? [{ name: 'cancel_appointment', kwargs: { appointment_id: visit.appointment_id } }] : [],
  };
};
