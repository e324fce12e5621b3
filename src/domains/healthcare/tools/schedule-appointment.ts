import { contains } from '../../../python/containers.ts';
import { copy } from '../../../python/copy.ts';
import { jsonText } from '../../../python/json-text.ts';
import { text } from '../../../python/repr.ts';
import type { MutableDictionary } from '../../../python/value.ts';
import { defineTool } from '../../engine/tool.ts';
import type { View } from '../../engine/view.ts';
import { date, doctor, patientId, time, visitType } from '../parameters.ts';
import { slotError } from '../slot-error.ts';
import { visitMinutes } from '../visit-types.ts';

/** `schedule_appointment`: coverage, referral and kind of visit are left to the policy. */
export const scheduleAppointment = defineTool({
  name: 'schedule_appointment',
  kind: 'write',
  description:
    'Books an appointment at a free time. State provider, date, time, kind of visit and copay and get a clear yes first. ' +
    'Gives the new appointment with its id.',
  parameters: { patient_id: patientId, doctor, date, time, type: visitType },
  run(view, given) {
    if (!view.has('patients', given.patient_id)) {
      return `Error: patient ${text(given.patient_id)} not found`;
    }
    if (!view.has('providers', given.doctor)) {
      return `Error: provider ${text(given.doctor)} not found`;
    }
    if (!contains(Object.keys(visitMinutes), given.type)) {
      return `Error: invalid appointment type ${text(given.type)}`;
    }
    const minutes = visitMinutes[text(given.type)] ?? 0;
    const error = slotError({ view, doctor: given.doctor, date: given.date, time: given.time, minutes });
    if (error !== undefined) {
      return error;
    }
    const appointmentId = nextId(view);
    const appointment: MutableDictionary = {
      appointment_id: appointmentId,
      patient_id: copy(given.patient_id),
      doctor: copy(given.doctor),
      date: copy(given.date),
      time: copy(given.time),
      minutes,
      type: copy(given.type),
      status: 'scheduled',
      times_moved: 0,
      waitlist: false,
      late_fee: 0,
    };
    view.put('appointments', appointmentId, appointment);
    return jsonText(appointment);
  },
});

/** The number of appointments and one, so that a run always gets the same ids. */
function nextId(view: View): string {
  const count = [...view.all('appointments')].length;
  return `APT${String(count + 1).padStart(3, '0')}`;
}
