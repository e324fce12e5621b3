import { add, multiply, subtract } from '../../../python/arithmetic.ts';
import { at, iterate, length } from '../../../python/containers.ts';
import { copy } from '../../../python/copy.ts';
import { isEqual } from '../../../python/is-equal.ts';
import { jsonText } from '../../../python/json-text.ts';
import type { Value } from '../../../python/value.ts';
import type { Row } from '../../engine/database.ts';
import { defineTool } from '../../engine/tool.ts';
import { charge, paymentError } from '../charge-change.ts';
import { cabin, flights, paymentId, reservationId } from '../parameters.ts';
import { priceFlight, setFlight } from '../price-flight.ts';

/** `update_reservation_flights`: charges the difference in price, which may be negative. */
export const updateReservationFlights = defineTool({
  name: 'update_reservation_flights',
  kind: 'write',
  description:
    'Replaces the flights of a reservation, or prices them in another cabin, and charges or refunds the difference. State ' +
    'the change and get a clear yes from the traveller first.',
  parameters: {
    reservation_id: reservationId,
    cabin,
    flights: flights.describe('Every flight of the reservation as it shall be, with those that stay.'),
    payment_id: paymentId,
  },
  // The new cabin is never written to the reservation, as in tau-bench: only the price tells of it.
  run(view, given) {
    if (!view.has('reservations', given.reservation_id)) {
      return 'Error: reservation not found';
    }
    const current = view.get('reservations', given.reservation_id);
    const newFlights = copy(given.flights);
    const seats = () => length(at(current, 'passengers'));
    let price: Value = 0;
    for (const flight of iterate(newFlights)) {
      const kept = keptFlight({ reservation: current, flight, cabin: given.cabin });
      if (kept !== undefined) {
        setFlight(flight, { price: at(kept, 'price'), from: kept });
      } else {
        const error = priceFlight({ view, flight, cabin: given.cabin, seats });
        if (error !== undefined) {
          return error;
        }
      }
      price = add(price, multiply(at(flight, 'price'), seats()), '+=');
    }
    const before = iterate(at(current, 'flights')).reduce<Value>((sum, flight) => add(sum, at(flight, 'price')), 0);
    price = subtract(price, multiply(before, seats()), '-=');
    const error = paymentError({ view, reservation: current, paymentId: given.payment_id, price });
    if (error !== undefined) {
      return error;
    }
    const reservation = view.change('reservations', given.reservation_id);
    reservation['flights'] = newFlights;
    charge({ view, reservation, paymentId: given.payment_id, price });
    return jsonText(reservation);
  },
});

/** The flight as the reservation has it already; only where the cabin stays the same. */
function keptFlight(options: {
  readonly reservation: Row;
  readonly flight: Value;
  readonly cabin: Value;
}): Value | undefined {
  const { reservation, flight, cabin } = options;
  return iterate(at(reservation, 'flights')).find(
    (booked) =>
      isEqual(at(booked, 'flight_number'), at(flight, 'flight_number')) &&
      isEqual(at(booked, 'date'), at(flight, 'date')) &&
      isEqual(cabin, at(reservation, 'cabin')),
  );
}
