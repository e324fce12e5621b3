import { bookingObstacles, copayOf, isTellable, knownProviders } from '../rules.ts';
import type { Scenario } from '../scenario.ts';
import { firstSlot, makeWish } from '../wish.ts';
import { introduce, manner, tell } from '../wording.ts';

/** A follow-up with a provider whom the patient knows; some also ask what it costs. */
export const bookFollowUp: Scenario = ({ faker, clinic, patient, variant }) => {
  const [provider] = faker.helpers.shuffle(knownProviders(clinic, patient));
  if (provider === undefined || patient.guardian !== null) {
    return null;
  }
  const wish = makeWish({ faker });
  const slot = firstSlot({ clinic, provider, type: 'follow_up', wish });
  if (slot === undefined) {
    return null;
  }
  const visit = { clinic, patient, provider, type: 'follow_up', date: slot.date } as const;
  if (bookingObstacles(visit).length > 0) {
    return null;
  }
  const copay = copayOf(visit);
  const asksCopay = isTellable(copay) && faker.datatype.boolean(0.6);
  const question = faker.helpers.arrayElement([
    ' You want to hear the copay in dollars before you say yes; whatever it is, you go ahead.',
    ' Ask how many dollars the visit will cost you. Any amount is fine.',
  ]);
  const opening = tell(variant, [
    `You saw ${provider.name} before and need an in-person follow-up with the same doctor: ${wish.text}.`,
    `${provider.name} told you to come back. Book an ordinary follow-up in person, and take ${wish.text}.`,
  ]);
  return {
    instruction: `${introduce({ faker, patient })} ${opening}${asksCopay ? question : ''}${manner(faker)}`,
    actions: [
      {
        name: 'schedule_appointment',
        kwargs: { patient_id: patient.patient_id, doctor: provider.provider_id, ...slot, type: 'follow_up' },
      },
    ],
    outputs: asksCopay ? [String(copay)] : [],
  };
};
