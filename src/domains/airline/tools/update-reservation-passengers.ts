import { at, length } from '../../../python/containers.ts';
import { copy } from '../../../python/copy.ts';
import { jsonText } from '../../../python/json-text.ts';
import { defineTool, type Tool } from '../../engine/tool.ts';
import type { AirlineDialect } from '../dialect.ts';
import { passengers, reservationId } from '../parameters.ts';

/** `update_reservation_passengers`: takes any passengers as long as their number stays. */
export const updateReservationPassengers = (dialect: AirlineDialect): Tool =>
  defineTool({
    name: 'update_reservation_passengers',
    kind: 'write',
    description:
      'Replaces the passengers of a reservation; their number has to stay the same. State the change and get a clear yes from ' +
      'the traveller first.',
    parameters: { reservation_id: reservationId, passengers },
    run(view, given) {
      const travellers = dialect.passengers(given.passengers);
      if (!view.has('reservations', given.reservation_id)) {
        return dialect.errors.reservation(given.reservation_id);
      }
      const current = view.get('reservations', given.reservation_id);
      if (length(travellers) !== length(at(current, 'passengers'))) {
        return dialect.errors.passengers;
      }
      const reservation = view.change('reservations', given.reservation_id);
      reservation['passengers'] = copy(travellers);
      return jsonText(reservation);
    },
  });
