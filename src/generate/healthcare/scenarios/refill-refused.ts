import { refillObstacles } from '../rules.ts';
import type { Scenario } from '../scenario.ts';
import { introduce, manner, tell } from '../wording.ts';

/** A refill that the policy forbids: too early, expired or a controlled substance. */
export const refillRefused: Scenario = ({ faker, clinic, patient, variant }) => {
  const wanted = ['controlled', 'expired', 'early'][variant % 3];
  const [prescription] = clinic.prescriptions.filter(
    (own) => own.patient_id === patient.patient_id && refillObstacles(own).join() === wanted,
  );
  if (patient.guardian !== null || prescription === undefined) {
    return null;
  }
  const { medication } = prescription;
  const story = tell(variant, [
    `You want your ${medication} refilled today. Say that you always got it without trouble. If you are refused, ask once for an exception and then let it rest. You want no appointment.`,
    `You leave on vacation tomorrow and need a refill of ${medication} before that. You insist twice and mention how long you have been a patient, then give up and ask for nothing else.`,
  ]);
  return {
    instruction: `${introduce({ faker, patient })} ${story}${manner(faker)}`,
    actions:
      wanted === 'controlled'
        ? [
            {
              name: 'transfer_to_medical_staff',
              kwargs: {
                reason: `The patient asks for a refill of ${medication}, a controlled substance.`,
                urgency: 'medium',
              },
            },
          ]
        : [],
  };
};
