import { addDays } from '../../../domains/healthcare/dates.ts';
import { now } from '../../../domains/healthcare/now.ts';
import { bookingObstacles, comingVisits, isKnown, providerOf, startsSoon } from '../rules.ts';
import type { Scenario } from '../scenario.ts';
import { firstSlot } from '../wish.ts';
import { introduce, manner, sayDate, tell } from '../wording.ts';

/** A patient changes to a colleague who is free sooner: one appointment is cancelled, another booked; or all stays. */
export const switchProvider: Scenario = ({ faker, clinic, patient, variant }) => {
  const [visit] = comingVisits(clinic, patient).filter((coming) => !startsSoon(coming));
  if (visit === undefined || patient.guardian !== null) {
    return null;
  }
  const old = providerOf(clinic, visit.doctor);
  const [next] = faker.helpers.shuffle(
    clinic.providers.filter(
      (provider) => provider.specialty === old.specialty && provider !== old && !isKnown(clinic, patient, provider),
    ),
  );
  if (next === undefined) {
    return null;
  }
  const type = 'new_patient';
  const slot = firstSlot({ clinic, provider: next, type, wish: { from: addDays(now.date, 1), fits: () => true } });
  if (slot === undefined || bookingObstacles({ clinic, patient, provider: next, type, date: slot.date }).length > 0) {
    return null;
  }
  if (slot.date === visit.date) {
    return null;
  }
  const sooner = slot.date < visit.date;
  if (sooner !== variant % 3 < 2) {
    return null;
  }
  const story = tell(variant, [
    `You have an appointment with ${old.name} on ${sayDate(visit.date)}, but a neighbor swears by ${next.name}, whom you have never seen. If ${next.name} has any time free on an earlier day than that, take the earliest one as a first visit and cancel the appointment with ${old.name}. If not, everything stays as it is.`,
    `You would rather see ${next.name} than ${old.name}, but only if it gets you in on an earlier day than your appointment of ${sayDate(visit.date)}. In that case book the earliest first visit with ${next.name} and have the old appointment cancelled. Otherwise change nothing.`,
  ]);
  return {
    instruction: `${introduce({ faker, patient })} ${story}${manner(faker)}`,
    actions: sooner
      ? [
          { name: 'cancel_appointment', kwargs: { appointment_id: visit.appointment_id } },
          {
            name: 'schedule_appointment',
            kwargs: { patient_id: patient.patient_id, doctor: next.provider_id, ...slot, type },
          },
        ]
      : [],
  };
};
