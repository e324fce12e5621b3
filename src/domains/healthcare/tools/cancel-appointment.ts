import { at } from '../../../python/containers.ts';
import { text } from '../../../python/repr.ts';
import { defineTool } from '../../engine/tool.ts';
import { isShortNotice, lateFee } from '../notice.ts';
import { appointmentId } from '../parameters.ts';

/** `cancel_appointment`: at short notice the fee is put on the appointment. */
export const cancelAppointment = defineTool({
  name: 'cancel_appointment',
  kind: 'write',
  description:
    'Cancels a scheduled appointment; less than 24 hours before its start the late fee is charged by itself. Name the ' +
    'appointment and any fee, and get a clear yes first.',
  parameters: { appointment_id: appointmentId },
  run(view, { appointment_id }) {
    if (!view.has('appointments', appointment_id)) {
      return `Error: appointment ${text(appointment_id)} not found`;
    }
    const current = view.get('appointments', appointment_id);
    if (at(current, 'status') !== 'scheduled') {
      return `Error: appointment ${text(appointment_id)} is ${text(at(current, 'status'))} and cannot be cancelled`;
    }
    const appointment = view.change('appointments', appointment_id);
    appointment['status'] = 'cancelled';
    appointment['waitlist'] = false;
    const done = `Appointment ${text(appointment_id)} has been cancelled.`;
    if (!isShortNotice(current)) {
      return done;
    }
    appointment['late_fee'] = lateFee;
    return `${done} A late fee of ${lateFee} dollars has been charged.`;
  },
});
