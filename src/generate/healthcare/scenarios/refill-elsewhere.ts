import { pharmacies } from '../records/pharmacies.ts';
import { refillObstacles } from '../rules.ts';
import type { Scenario } from '../scenario.ts';
import { introduce, manner, tell } from '../wording.ts';

/** One refill goes to another pharmacy, just this once. */
export const refillElsewhere: Scenario = ({ faker, clinic, patient, variant }) => {
  const [prescription] = clinic.prescriptions.filter(
    (own) => own.patient_id === patient.patient_id && refillObstacles(own).length === 0,
  );
  if (patient.guardian !== null || prescription === undefined) {
    return null;
  }
  const pharmacy = faker.helpers.arrayElement(pharmacies.filter((name) => name !== patient.pharmacy));
  const story = tell(variant, [
    `You need a refill of ${prescription.medication}. You are staying with your sister, so this one time it should go to ${pharmacy}; your usual pharmacy stays the same on your record.`,
    `Your ${prescription.medication} is running out. Have it refilled, but at ${pharmacy}, because your usual pharmacy is closed this week. Do not have your record changed for that.`,
  ]);
  return {
    instruction: `${introduce({ faker, patient })} ${story}${manner(faker)}`,
    actions: [{ name: 'request_refill', kwargs: { prescription_id: prescription.prescription_id, pharmacy } }],
  };
};
