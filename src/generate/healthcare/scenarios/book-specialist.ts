import { bookingObstacles, comingVisits, copayOf, isKnown, isTellable } from '../rules.ts';
import type { Scenario } from '../scenario.ts';
import { firstSlot, makeWish } from '../wish.ts';
import { introduce, manner, tell } from '../wording.ts';

/** A first visit with whichever provider of a specialty is free first; some of them cannot be booked. */
export const bookSpecialist: Scenario = ({ faker, clinic, patient, variant }) => {
  const specialty = faker.helpers.arrayElement(['dermatology', 'orthopedics', 'cardiology', 'ophthalmology']);
  const providers = clinic.providers.filter((provider) => provider.specialty === specialty);
  if (patient.guardian !== null || providers.some((provider) => isKnown(clinic, patient, provider))) {
    return null;
  }
  const hasOne = comingVisits(clinic, patient).some(({ doctor }) =>
    providers.some((one) => one.provider_id === doctor),
  );
  if (hasOne) {
    return null;
  }
  const wish = makeWish({ faker });
  const type = 'new_patient';
  const options = providers.flatMap((provider) => {
    const slot = firstSlot({ clinic, provider, type, wish });
    const free =
      slot === undefined || bookingObstacles({ clinic, patient, provider, type, date: slot.date }).length > 0;
    return free ? [] : [{ provider, slot, key: `${slot.date} ${slot.time}` }];
  });
  const [first, second] = options.sort((left, right) => (left.key < right.key ? -1 : 1));
  if (first === undefined || second === undefined || first.key === second.key) {
    return null;
  }
  const copay = copayOf({ clinic, patient, provider: first.provider, type });
  const opening = tell(variant, [
    `You have never been to ${specialty} at this clinic and now want a first visit. You do not mind which doctor it is as long as your insurance is good for it: you want ${wish.text}, whoever has it.`,
    `You need to see someone in ${specialty}, for the first time here. Of all the doctors you may see under your plan, take the one with ${wish.text}.`,
  ]);
  return {
    instruction: `${introduce({ faker, patient })} ${opening} You also want to know the copay in dollars.${manner(faker)}`,
    actions: [
      {
        name: 'schedule_appointment',
        kwargs: { patient_id: patient.patient_id, doctor: first.provider.provider_id, ...first.slot, type },
      },
    ],
    outputs: isTellable(copay) ? [String(copay)] : [],
  };
};
