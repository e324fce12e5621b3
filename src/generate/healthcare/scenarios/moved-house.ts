import { comingVisits, providerOf, startsSoon } from '../rules.ts';
import type { Scenario } from '../scenario.ts';
import { introduce, manner, sayDate, tell } from '../wording.ts';

/** New contact details, and an appointment that is cancelled because of the move. */
export const movedHouse: Scenario = ({ faker, clinic, patient, variant }) => {
  const [visit] = comingVisits(clinic, patient).filter((coming) => !startsSoon(coming));
  if (visit === undefined || visit.type === 'telehealth' || patient.guardian !== null) {
    return null;
  }
  const provider = providerOf(clinic, visit.doctor);
  const street = `${faker.number.int({ min: 4, max: 88 })} ${faker.helpers.arrayElement(['Orchard', 'Tannery', 'Windmill', 'Ferry'])} Road`;
  const address = { street, city: 'Saltmarsh', state: 'OR', zip: `973${faker.string.numeric(2)}` };
  const phone = `555-${faker.number.int({ min: 210, max: 989 })}-${faker.string.numeric(4)}`;
  const written = `${address.street}, ${address.city}, ${address.state} ${address.zip}`;
  const story = tell(variant, [
    `You have moved to ${written}, and your new phone number is ${phone}. Have both changed; your email is still right. Once that is done, you also want your appointment with ${provider.name} on ${sayDate(visit.date)} cancelled, as it is now too far to drive.`,
    `You want to cancel your appointment of ${sayDate(visit.date)} with ${provider.name}. After that it occurs to you that the clinic has your old address and phone: the new ones are ${written}, and ${phone}. Nothing else changes.`,
  ]);
  return {
    instruction: `${introduce({ faker, patient })} ${story}${manner(faker)}`,
    actions: [
      { name: 'update_patient_contact', kwargs: { patient_id: patient.patient_id, phone, address } },
      { name: 'cancel_appointment', kwargs: { appointment_id: visit.appointment_id } },
    ],
  };
};
