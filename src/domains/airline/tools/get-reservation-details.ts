import { jsonText } from '../../../python/json-text.ts';
import { defineTool, type Tool } from '../../engine/tool.ts';
import type { AirlineDialect } from '../dialect.ts';
import { reservationId } from '../parameters.ts';

/** `get_reservation_details`: the record as it stands. */
export const getReservationDetails = (dialect: AirlineDialect): Tool =>
  defineTool({
    name: 'get_reservation_details',
    kind: 'read',
    description: 'Gives a reservation: route, flights, cabin, passengers, bags, insurance and payments.',
    parameters: { reservation_id: reservationId },
    run: (view, { reservation_id }) =>
      view.has('reservations', reservation_id)
        ? jsonText(view.get('reservations', reservation_id))
        : dialect.errors.reservationToRead(reservation_id),
  });
