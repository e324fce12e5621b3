import { bookingObstacles, isKnown, providerOf } from '../rules.ts';
import type { Scenario } from '../scenario.ts';
import { firstSlot, makeWish } from '../wish.ts';
import { introduce, manner, tell } from '../wording.ts';

/** An annual physical, which may be too soon or not covered. */
export const annualPhysical: Scenario = ({ faker, clinic, patient, variant }) => {
  const provider = providerOf(clinic, patient.primary_provider);
  if (patient.guardian !== null || !isKnown(clinic, patient, provider)) {
    return null;
  }
  const wish = makeWish({ faker });
  const slot = firstSlot({ clinic, provider, type: 'annual_physical', wish });
  if (slot === undefined) {
    return null;
  }
  const visit = { clinic, patient, provider, type: 'annual_physical', date: slot.date } as const;
  const obstacles = bookingObstacles(visit).join();
  if (!(variant % 2 === 0 ? /^$/ : /^(physical|cover)$/).test(obstacles)) {
    return null;
  }
  const story = tell(variant, [
    `You want your annual physical with ${provider.name}, your primary doctor: ${wish.text}. If the physical cannot be booked, you book nothing else.`,
    `It feels like time for a yearly check-up. Ask for an annual physical with ${provider.name}, at ${wish.text}. You are not interested in any other kind of visit.`,
  ]);
  return {
    instruction: `${introduce({ faker, patient })} ${story}${manner(faker)}`,
    actions:
      obstacles === ''
        ? [
            {
              name: 'schedule_appointment',
              kwargs: {
                patient_id: patient.patient_id,
                doctor: provider.provider_id,
                ...slot,
                type: 'annual_physical',
              },
            },
          ]
        : [],
  };
};
