import type { CallShape } from '../engine/call-shape.ts';
import type { Database } from '../engine/database.ts';
import { field, recordOf } from '../engine/record-fields.ts';

/** The appointment or prescription that a call is about, and the free times where it brings a new one. */
export function looksBefore({ arguments: given }: CallShape, database: Database): CallShape[] {
  const { appointment_id, prescription_id, date } = given;
  const looks: CallShape[] = [];
  const appointment = recordOf(database, 'appointments', appointment_id);
  if (appointment !== undefined) {
    const patient_id = field(appointment, 'patient_id');
    looks.push({ name: 'get_appointment_details', arguments: { patient_id, appointment_id } });
  }
  const prescription = recordOf(database, 'prescriptions', prescription_id);
  if (prescription !== undefined) {
    const patient_id = field(prescription, 'patient_id');
    looks.push({ name: 'get_prescriptions', arguments: { patient_id, prescription_id } });
  }
  const doctor = given['doctor'] ?? field(appointment, 'doctor');
  const type = given['type'] ?? field(appointment, 'type');
  if (date !== undefined && doctor !== undefined && type !== undefined) {
    looks.push({ name: 'find_free_slots', arguments: { doctor, type, date_from: date } });
  }
  return looks;
}
