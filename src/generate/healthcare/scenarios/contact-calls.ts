import { comingVisits, providerOf, refillObstacles, startsSoon } from '../rules.ts';
import type { Scenario } from '../scenario.ts';
import { fullName, manner, sayDate, tell } from '../wording.ts';

/** The authorized contact of an adult has an appointment cancelled and, where one is due, a refill requested. */
export const contactCalls: Scenario = ({ faker, clinic, patient, variant }) => {
  const [visit] = comingVisits(clinic, patient).filter((coming) => !startsSoon(coming));
  const [due] = clinic.prescriptions.filter(
    (own) => own.patient_id === patient.patient_id && refillObstacles(own).length === 0,
  );
  if (patient.authorized_contact === null || visit === undefined || due === undefined) {
    return null;
  }
  const { name, relationship } = patient.authorized_contact;
  const provider = providerOf(clinic, visit.doctor);
  const person = `${fullName(patient)}, born ${patient.date_of_birth}`;
  const story = tell(variant, [
    `You are ${name}, the ${relationship} of ${person}, who does not like computers. You look after these things and the clinic has your name on file. Have a refill of ${due.medication} requested at the usual pharmacy, and the appointment with ${provider.name} on ${sayDate(visit.date)} cancelled.`,
    `Your name is ${name}. You write for ${person} (patient ${patient.patient_id}); you are ${patient.name.first_name}'s ${relationship} and stand in the record as the authorized contact. You want two things: cancel the appointment with ${provider.name} on ${sayDate(visit.date)}, and get ${due.medication} refilled where it always goes.`,
  ]);
  return {
    instruction: `${story}${manner(faker)}`,
    actions: [
      { name: 'request_refill', kwargs: { prescription_id: due.prescription_id } },
      { name: 'cancel_appointment', kwargs: { appointment_id: visit.appointment_id } },
    ],
  };
};
