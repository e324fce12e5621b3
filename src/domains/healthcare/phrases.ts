import type { Database } from '../engine/database.ts';
import type { Phrases } from '../engine/phrase.ts';
import { field, recordOf } from '../engine/record-fields.ts';
import { joined, withArticle } from '../engine/wording.ts';

const doctorOf = (database: Database, id: unknown) => String(field(recordOf(database, 'providers', id), 'name') ?? id);
const visitOf = (type: unknown) =>
  ({
    new_patient: 'first visit',
    follow_up: 'follow-up',
    annual_physical: 'annual physical',
    telehealth: 'telehealth visit',
  })[String(type)] ?? String(type);
const whenOf = (database: Database, id: unknown) => {
  const appointment = recordOf(database, 'appointments', id);
  const doctor = doctorOf(database, field(appointment, 'doctor'));
  return appointment === undefined
    ? null
    : `${field(appointment, 'date')} at ${field(appointment, 'time')} with ${doctor}`;
};
const mine = (database: Database, id: unknown) => {
  const when = whenOf(database, id);
  return when === null ? `my appointment ${id}` : `my appointment on ${when}`;
};
const named = (database: Database, id: unknown) => {
  const when = whenOf(database, id);
  return when === null ? `appointment ${id}` : `appointment ${id} on ${when}`;
};
const drugOf = (database: Database, id: unknown) =>
  String(field(recordOf(database, 'prescriptions', id), 'medication') ?? 'medicine');
const contactOf = ({ phone, email, address, pharmacy }: Readonly<Record<string, unknown>>) => {
  const place = (address ?? {}) as Readonly<Record<string, unknown>>;
  return joined([
    ...(phone === undefined ? [] : [`phone number ${phone}`]),
    ...(email === undefined ? [] : [`email address ${email}`]),
    ...(address === undefined
      ? []
      : [`address ${place['street']}, ${place['city']}, ${place['state']} ${place['zip']}`]),
    ...(pharmacy === undefined ? [] : [`pharmacy ${pharmacy}`]),
  ]);
};

/** The words for the clinic's changes. */
export const phrases: Phrases = {
  schedule_appointment: ({ doctor, date, time, type }, database) => ({
    wish: `make an appointment with ${doctorOf(database, doctor)}, ${withArticle(visitOf(type))}, on ${date} at ${time}`,
    deed: `${withArticle(visitOf(type))} with ${doctorOf(database, doctor)} on ${date} at ${time}`,
  }),
  reschedule_appointment: ({ appointment_id, date, time }, database) => ({
    wish: `move ${mine(database, appointment_id)} to ${date} at ${time}`,
    deed: `the move of ${named(database, appointment_id)} to ${date} at ${time}`,
  }),
  cancel_appointment: ({ appointment_id }, database) => ({
    wish: `cancel ${mine(database, appointment_id)}`,
    deed: `the cancellation of ${named(database, appointment_id)}`,
  }),
  join_waitlist: ({ appointment_id }, database) => ({
    wish: `be put on the waiting list for an earlier time than ${mine(database, appointment_id)}`,
    deed: `a place on the waiting list for ${named(database, appointment_id)}`,
  }),
  request_refill: ({ prescription_id, pharmacy }, database) => ({
    wish: `have my ${drugOf(database, prescription_id)} refilled${pharmacy === undefined ? '' : ` at ${pharmacy}`}`,
    deed: `a refill of ${drugOf(database, prescription_id)} (${prescription_id}) at ${pharmacy === undefined ? 'your usual pharmacy' : pharmacy}`,
  }),
  update_patient_contact: (given) => ({
    wish: `have my record changed to the ${contactOf(given)}`,
    deed: `the change of your record to the ${contactOf(given)}`,
  }),
};
