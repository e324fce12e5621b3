import { bookingObstacles, knownProviders } from '../rules.ts';
import type { Scenario } from '../scenario.ts';
import { firstSlot, makeWish } from '../wish.ts';
import { introduce, manner, tell } from '../wording.ts';

/** A visit that exactly one rule forbids: lapsed coverage, no referral, a plan that the provider does not take. */
export const bookRefused: Scenario = ({ faker, clinic, patient, variant }) => {
  const known = knownProviders(clinic, patient);
  const provider = faker.helpers.arrayElement(
    faker.datatype.boolean() ? clinic.providers : [...known, ...clinic.providers],
  );
  if (patient.guardian !== null || provider.specialty === 'gynecology') {
    return null;
  }
  const type = known.includes(provider) ? 'follow_up' : 'new_patient';
  const wish = makeWish({ faker });
  const slot = firstSlot({ clinic, provider, type, wish });
  if (slot === undefined) {
    return null;
  }
  // A referral that runs out between now and then could be got round by an earlier date, so none may be there at all.
  const isReferred = patient.referrals.some(({ specialty }) => specialty === provider.specialty);
  const obstacles = bookingObstacles({ clinic, patient, provider, type, date: slot.date });
  const only = obstacles.join();
  const wanted = ['lapsed', 'network', 'referral', 'new patients'][variant % 4];
  if (only !== wanted || isReferred) {
    return null;
  }
  const story = tell(variant, [
    `You want to see ${provider.name}, in person, at ${wish.text}. It has to be this doctor. If that is not possible, you argue a little and then leave without booking anything.`,
    `Book a visit in person with ${provider.name}: you want ${wish.text}. If you are told that it cannot be done, offer to pay for it yourself; if that does not help either, give up. No other doctor will do.`,
  ]);
  return { instruction: `${introduce({ faker, patient })} ${story}${manner(faker)}`, actions: [] };
};
