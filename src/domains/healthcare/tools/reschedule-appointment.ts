import { add } from '../../../python/arithmetic.ts';
import { at } from '../../../python/containers.ts';
import { copy } from '../../../python/copy.ts';
import { jsonText } from '../../../python/json-text.ts';
import { text } from '../../../python/repr.ts';
import { defineTool } from '../../engine/tool.ts';
import { appointmentId, date, time } from '../parameters.ts';
import { slotError } from '../slot-error.ts';

/** `reschedule_appointment`: provider and kind of visit stay; notice and number of moves are left to the policy. */
export const rescheduleAppointment = defineTool({
  name: 'reschedule_appointment',
  kind: 'write',
  description:
    'Moves a scheduled appointment to another free time with the same provider. Name the old and the new time and get a ' +
    'clear yes first.',
  parameters: { appointment_id: appointmentId, date, time },
  run(view, { appointment_id, date: newDate, time: newTime }) {
    if (!view.has('appointments', appointment_id)) {
      return `Error: appointment ${text(appointment_id)} not found`;
    }
    const current = view.get('appointments', appointment_id);
    if (at(current, 'status') !== 'scheduled') {
      return `Error: appointment ${text(appointment_id)} is ${text(at(current, 'status'))} and cannot be rescheduled`;
    }
    if (at(current, 'date') === newDate && at(current, 'time') === newTime) {
      return `Error: appointment ${text(appointment_id)} is at that time already`;
    }
    const error = slotError({
      view,
      doctor: at(current, 'doctor'),
      date: newDate,
      time: newTime,
      minutes: Number(at(current, 'minutes')),
      except: appointment_id,
    });
    if (error !== undefined) {
      return error;
    }
    const appointment = view.change('appointments', appointment_id);
    appointment['date'] = copy(newDate);
    appointment['time'] = copy(newTime);
    appointment['times_moved'] = add(at(current, 'times_moved'), 1);
    appointment['waitlist'] = false;
    return jsonText(appointment);
  },
});
