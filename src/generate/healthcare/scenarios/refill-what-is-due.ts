import { refillObstacles } from '../rules.ts';
import type { Scenario } from '../scenario.ts';
import { introduce, manner, sayList, tell } from '../wording.ts';

/** Several medications are asked for, of which some may be refilled. */
export const refillWhatIsDue: Scenario = ({ faker, clinic, patient, variant }) => {
  const own = clinic.prescriptions.filter(({ patient_id }) => patient_id === patient.patient_id);
  const due = own.filter((prescription) => refillObstacles(prescription).length === 0);
  const hasControlled = own.some(({ controlled }) => controlled);
  if (patient.guardian !== null || hasControlled || own.length < 2 || due.length === 0 || due.length === own.length) {
    return null;
  }
  const names = sayList(faker.helpers.shuffle(own.map(({ medication }) => medication)));
  const story = tell(variant, [
    `You are putting your medicine cabinet in order and want refills of ${names}. What cannot be refilled today you let go; you only want to hear why. You book nothing and talk to nobody else.`,
    `Ask for refills of ${names}, to be picked up at your usual pharmacy. Where the clinic says no, you say it is urgent, but accept the answer and take what you can get.`,
  ]);
  return {
    instruction: `${introduce({ faker, patient })} ${story}${manner(faker)}`,
    actions: due.map(({ prescription_id }) => ({ name: 'request_refill', kwargs: { prescription_id } })),
  };
};
