import { bookingObstacles, planOf, providerOf } from '../rules.ts';
import type { Scenario } from '../scenario.ts';
import { firstSlot, makeWish } from '../wish.ts';
import { introduce, manner, tell } from '../wording.ts';

/** A specialist needs a referral that the patient lacks, so the primary provider is seen first. */
export const referralFirst: Scenario = ({ faker, clinic, patient, variant }) => {
  const specialty = faker.helpers.arrayElement(['dermatology', 'orthopedics', 'cardiology', 'neurology']);
  const hasReferral = patient.referrals.some((referral) => referral.specialty === specialty);
  if (patient.guardian !== null || !planOf(clinic, patient).referral_required || hasReferral) {
    return null;
  }
  const primary = providerOf(clinic, patient.primary_provider);
  const wish = makeWish({ faker });
  const slot = firstSlot({ clinic, provider: primary, type: 'follow_up', wish });
  if (slot === undefined) {
    return null;
  }
  const visit = { clinic, patient, provider: primary, type: 'follow_up', date: slot.date } as const;
  if (bookingObstacles(visit).length > 0) {
    return null;
  }
  const story = tell(variant, [
    `You want an appointment with somebody in ${specialty}. If you turn out to need a referral and have none, book an in-person follow-up with ${primary.name}, your primary doctor, instead, so that you can ask for one there: you want ${wish.text}.`,
    `You had in mind to see a specialist in ${specialty}; anyone will do. Should a referral be missing, you settle for a follow-up in person with your primary doctor, ${primary.name}, at ${wish.text}.`,
  ]);
  return {
    instruction: `${introduce({ faker, patient })} ${story}${manner(faker)}`,
    actions: [
      {
        name: 'schedule_appointment',
        kwargs: { patient_id: patient.patient_id, doctor: primary.provider_id, ...slot, type: 'follow_up' },
      },
    ],
  };
};
