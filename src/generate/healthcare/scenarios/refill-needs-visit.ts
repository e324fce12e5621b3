import { bookingObstacles, providerOf, refillObstacles } from '../rules.ts';
import type { Scenario } from '../scenario.ts';
import { firstSlot, makeWish } from '../wish.ts';
import { introduce, manner, tell } from '../wording.ts';

/** No refill is left, so the one who prescribed it has to be seen. */
export const refillNeedsVisit: Scenario = ({ faker, clinic, patient, variant }) => {
  const [prescription] = clinic.prescriptions.filter((own) => {
    const obstacles = refillObstacles(own).filter((name) => name !== 'early');
    return own.patient_id === patient.patient_id && /^(none left|expired)$/.test(obstacles.join());
  });
  if (patient.guardian !== null || prescription === undefined) {
    return null;
  }
  const provider = providerOf(clinic, prescription.prescribed_by);
  const wish = makeWish({ faker });
  const slot = firstSlot({ clinic, provider, type: 'follow_up', wish });
  if (slot === undefined) {
    return null;
  }
  if (bookingObstacles({ clinic, patient, provider, type: 'follow_up', date: slot.date }).length > 0) {
    return null;
  }
  const story = tell(variant, [
    `You want your ${prescription.medication} refilled. If that cannot be done today, book an in-person follow-up with the doctor who prescribed it instead: you want ${wish.text}.`,
    `You would like your ${prescription.medication} refilled before it runs out. Failing that, you want to see whoever prescribed it, in person, as an ordinary follow-up, at ${wish.text}.`,
  ]);
  return {
    instruction: `${introduce({ faker, patient })} ${story}${manner(faker)}`,
    actions: [
      {
        name: 'schedule_appointment',
        kwargs: { patient_id: patient.patient_id, doctor: provider.provider_id, ...slot, type: 'follow_up' },
      },
    ],
  };
};
