import { at } from '../../../python/containers.ts';
import { text } from '../../../python/repr.ts';
import { defineTool } from '../../engine/tool.ts';
import { appointmentId } from '../parameters.ts';

/** `join_waitlist`: marks an appointment; its date stays as it is. */
export const joinWaitlist = defineTool({
  name: 'join_waitlist',
  kind: 'write',
  description:
    'Puts a scheduled appointment on the waiting list, so that the patient is called if an earlier time with the same ' +
    'provider comes free. The appointment itself stays. Get a clear yes first.',
  parameters: { appointment_id: appointmentId },
  run(view, { appointment_id }) {
    if (!view.has('appointments', appointment_id)) {
      return `Error: appointment ${text(appointment_id)} not found`;
    }
    const current = view.get('appointments', appointment_id);
    if (at(current, 'status') !== 'scheduled') {
      return `Error: appointment ${text(appointment_id)} is ${text(at(current, 'status'))} and cannot wait for another time`;
    }
    if (at(current, 'waitlist') === true) {
      return `Error: appointment ${text(appointment_id)} is on the waiting list already`;
    }
    view.change('appointments', appointment_id)['waitlist'] = true;
    return `Appointment ${text(appointment_id)} is on the waiting list.`;
  },
});
