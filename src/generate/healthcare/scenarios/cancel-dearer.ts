import { comingVisits, copayOf, hasPlainCopays, isTellable, providerOf, startsSoon } from '../rules.ts';
import type { Scenario } from '../scenario.ts';
import { introduce, manner, tell } from '../wording.ts';

/** Of two appointments the one with the higher copay is cancelled, and the other's copay told. */
export const cancelDearer: Scenario = ({ faker, clinic, patient, variant }) => {
  const visits = comingVisits(clinic, patient);
  const costs = visits
    .map((visit) => ({
      visit,
      copay: copayOf({ clinic, patient, provider: providerOf(clinic, visit.doctor), type: visit.type }),
    }))
    .sort((left, right) => right.copay - left.copay);
  const [dear, cheap] = costs;
  if (patient.guardian !== null || costs.length !== 2 || visits.some(startsSoon)) {
    return null;
  }
  if (!hasPlainCopays({ clinic, patient, visits })) {
    return null;
  }
  if (dear === undefined || cheap === undefined || dear.copay === cheap.copay || !isTellable(cheap.copay)) {
    return null;
  }
  const story = tell(variant, [
    'Money is short this month. You have two appointments coming up and can afford one: cancel the one with the higher copay, and have the agent tell you what the copay of the remaining one is, in dollars.',
    'Ask what you will have to pay for each of your two coming appointments. Then cancel whichever is more expensive for you; the other one stays.',
  ]);
  return {
    instruction: `${introduce({ faker, patient })} ${story}${manner(faker)}`,
    actions: [{ name: 'cancel_appointment', kwargs: { appointment_id: dear.visit.appointment_id } }],
    outputs: story.startsWith('Ask') ? [String(dear.copay), String(cheap.copay)] : [String(cheap.copay)],
  };
};
