import { at, length } from '../../../python/containers.ts';
import { copy } from '../../../python/copy.ts';
import { jsonText } from '../../../python/json-text.ts';
import { defineTool } from '../../engine/tool.ts';
import { passengers, reservationId } from '../parameters.ts';

/** `update_reservation_passengers`: takes any passengers as long as their number stays. */
export const updateReservationPassengers = defineTool({
  name: 'update_reservation_passengers',
  kind: 'write',
  description:
    'Replaces the passengers of a reservation; their number has to stay the same. State the change and get a clear yes from ' +
    'the traveller first.',
  parameters: { reservation_id: reservationId, passengers },
  run(view, given) {
    if (!view.has('reservations', given.reservation_id)) {
      return 'Error: reservation not found';
    }
    const current = view.get('reservations', given.reservation_id);
    if (length(given.passengers) !== length(at(current, 'passengers'))) {
      return 'Error: number of passengers does not match';
    }
    const reservation = view.change('reservations', given.reservation_id);
    reservation['passengers'] = copy(given.passengers);
    return jsonText(reservation);
  },
});
