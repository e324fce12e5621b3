import { comingVisits, providerOf, refillObstacles, startsSoon } from '../rules.ts';
import type { Scenario } from '../scenario.ts';
import { fullName, introduce, manner, sayDate, tell } from '../wording.ts';

/** The patient's own request is granted, the one for a friend or a member of the family is not. */
export const twoPatients: Scenario = ({ faker, clinic, patient, variant }) => {
  const [visit] = comingVisits(clinic, patient).filter((coming) => !startsSoon(coming));
  if (visit === undefined || patient.guardian !== null) {
    return null;
  }
  const other = faker.helpers.arrayElement(clinic.patients);
  const years = Number(other.date_of_birth.slice(0, 4)) - Number(patient.date_of_birth.slice(0, 4));
  const due = clinic.prescriptions.filter(
    (own) => own.patient_id === other.patient_id && refillObstacles(own).length === 0,
  );
  const [prescription] = due;
  if (
    other.guardian !== null ||
    other.authorized_contact !== null ||
    Math.abs(years) > 8 ||
    other === patient ||
    prescription === undefined
  ) {
    return null;
  }
  const provider = providerOf(clinic, visit.doctor);
  const both = `${fullName(other)}, born ${other.date_of_birth}`;
  const story = tell(variant, [
    `Cancel your appointment with ${provider.name} on ${sayDate(visit.date)}. While you are at it, ask for a refill of ${prescription.medication} for your partner, ${both}, who is a patient here too and sits next to you. If that is refused, your own cancellation should still go through.`,
    `You have two errands. First, your partner (${both}) needs ${prescription.medication} refilled, and you ask for that. Second, your own appointment of ${sayDate(visit.date)} with ${provider.name} should be cancelled. If one of the two cannot be done, you still want the other.`,
  ]);
  return {
    instruction: `${introduce({ faker, patient })} ${story}${manner(faker)}`,
    actions: [{ name: 'cancel_appointment', kwargs: { appointment_id: visit.appointment_id } }],
  };
};
