import { jsonText } from '../../../python/json-text.ts';
import { defineTool } from '../../engine/tool.ts';
import { reservationId } from '../parameters.ts';

/** `get_reservation_details`: the record as it stands. */
export const getReservationDetails = defineTool({
  name: 'get_reservation_details',
  kind: 'read',
  description: 'Gives a reservation: route, flights, cabin, passengers, bags, insurance and payments.',
  parameters: { reservation_id: reservationId },
  run: (view, { reservation_id }) =>
    // tau-bench speaks of the user here, though it is the reservation that is missing.
    view.has('reservations', reservation_id)
      ? jsonText(view.get('reservations', reservation_id))
      : 'Error: user not found',
});
