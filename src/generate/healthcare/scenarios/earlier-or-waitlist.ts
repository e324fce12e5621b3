import { addDays, weekdayOf } from '../../../domains/healthcare/dates.ts';
import { now } from '../../../domains/healthcare/now.ts';
import { comingVisits, isMovable, isReferred, providerOf } from '../rules.ts';
import type { Scenario } from '../scenario.ts';
import { firstSlot } from '../wish.ts';
import { introduce, manner, sayDate, tell } from '../wording.ts';

/** An appointment is moved to an earlier day, or put on the waiting list where no such time is free. */
export const earlierOrWaitlist: Scenario = ({ faker, clinic, patient, variant }) => {
  const [visit] = faker.helpers.shuffle(comingVisits(clinic, patient).filter(isMovable));
  if (visit === undefined || patient.guardian !== null || visit.date < '2024-06-13') {
    return null;
  }
  const provider = providerOf(clinic, visit.doctor);
  const day = faker.helpers.arrayElement(Object.keys(provider.hours));
  const dayName = day.charAt(0).toUpperCase() + day.slice(1);
  const until = addDays(visit.date, -1);
  const wish = { from: addDays(now.date, 1), fits: (date: string) => weekdayOf(date) === day };
  const slot = firstSlot({ clinic, provider, type: visit.type, wish, until });
  if (slot !== undefined && !isReferred({ clinic, patient, provider, date: slot.date })) {
    return null;
  }
  const days = Array.from({ length: 60 }, (_, index) => addDays(now.date, index + 1));
  const hasSuchDay = days.some((date) => date <= until && weekdayOf(date) === day && !provider.days_off.includes(date));
  if (!hasSuchDay || (slot === undefined) !== (variant % 2 === 0)) {
    return null;
  }
  const story = tell(variant, [
    `You would like to come in sooner than your appointment with ${provider.name} on ${sayDate(visit.date)}. You can only come on a ${dayName}. If anything is free on a ${dayName} before that day, you want the earliest such time; if not, ask to be put on the waiting list and keep the appointment for now.`,
    `Your appointment with ${provider.name} is on ${sayDate(visit.date)}, and that is too far off. Any ${dayName} before that would suit you, the sooner the better, at the earliest time; other weekdays are impossible. Failing that, you want to go on the waiting list without giving up what you have.`,
  ]);
  return {
    instruction: `${introduce({ faker, patient })} ${story}${manner(faker)}`,
    actions:
      slot === undefined
        ? [{ name: 'join_waitlist', kwargs: { appointment_id: visit.appointment_id } }]
        : [{ name: 'reschedule_appointment', kwargs: { appointment_id: visit.appointment_id, ...slot } }],
  };
};
