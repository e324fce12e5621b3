import { bookingObstacles, knownProviders } from '../rules.ts';
import type { Scenario } from '../scenario.ts';
import { firstSlot, makeWish } from '../wish.ts';
import { introduce, manner, tell } from '../wording.ts';

/** A telehealth visit, or a follow-up in person where plan or provider rule the first out. */
export const telehealthIfCovered: Scenario = ({ faker, clinic, patient, variant }) => {
  const [provider] = faker.helpers.shuffle(knownProviders(clinic, patient));
  if (provider === undefined || patient.guardian !== null) {
    return null;
  }
  const wish = makeWish({ faker });
  // Both kinds take half an hour, so the same times are free for either.
  const slot = firstSlot({ clinic, provider, type: 'telehealth', wish });
  if (slot === undefined) {
    return null;
  }
  const visit = { clinic, patient, provider, date: slot.date } as const;
  const type = bookingObstacles({ ...visit, type: 'telehealth' }).length === 0 ? 'telehealth' : 'follow_up';
  if ((type === 'telehealth') !== (variant % 2 === 0)) {
    return null;
  }
  if (bookingObstacles({ ...visit, type }).length > 0) {
    return null;
  }
  const story = tell(variant, [
    `You would like to talk to ${provider.name}, whom you have seen before, by telehealth. If telehealth is not possible with this doctor or not covered by your plan, an in-person follow-up will do. Either way you want ${wish.text}.`,
    `You do not like driving, so ask for a telehealth visit with ${provider.name}; you have been there before. Only if that is ruled out, take a follow-up in person. You want ${wish.text}.`,
  ]);
  return {
    instruction: `${introduce({ faker, patient })} ${story}${manner(faker)}`,
    actions: [
      {
        name: 'schedule_appointment',
        kwargs: { patient_id: patient.patient_id, doctor: provider.provider_id, ...slot, type },
      },
    ],
  };
};
