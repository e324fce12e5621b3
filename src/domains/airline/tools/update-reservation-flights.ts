import { add, multiply, subtract } from '../../../python/arithmetic.ts';
import { at, iterate, length } from '../../../python/containers.ts';
import { copy } from '../../../python/copy.ts';
import { isEqual } from '../../../python/is-equal.ts';
import { jsonText } from '../../../python/json-text.ts';
import type { MutableDictionary, Value } from '../../../python/value.ts';
import type { Row } from '../../engine/database.ts';
import { defineTool, type Tool } from '../../engine/tool.ts';
import { charge, paymentError } from '../charge-change.ts';
import type { AirlineDialect } from '../dialect.ts';
import { cabin, flights, paymentId, reservationId } from '../parameters.ts';
import { priceFlight } from '../price-flight.ts';

/** `update_reservation_flights`: charges the difference in price, which may be negative. */
export const updateReservationFlights = (dialect: AirlineDialect): Tool =>
  defineTool({
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
    run(view, given) {
      const asked = dialect.flights(given.flights);
      if (!view.has('reservations', given.reservation_id)) {
        return dialect.errors.reservation(given.reservation_id);
      }
      const current = view.get('reservations', given.reservation_id);
      const seats = () => length(at(current, 'passengers'));
      const newFlights: MutableDictionary[] = [];
      let price: Value = 0;
      for (const flight of asked.each()) {
        const kept = keptFlight({ reservation: current, flight, cabin: given.cabin });
        const priced =
          kept === undefined
            ? priceFlight({ dialect, view, flight, cabin: given.cabin, seats })
            : { booked: dialect.bookedFlight({ flight, price: at(kept, 'price'), from: kept }) };
        if (priced.error !== undefined) {
          return priced.error;
        }
        newFlights.push(priced.booked);
        price = add(price, multiply(at(priced.booked, 'price'), seats()), '+=');
      }
      const before = iterate(at(current, 'flights')).reduce<Value>((sum, flight) => add(sum, at(flight, 'price')), 0);
      price = subtract(price, multiply(before, seats()), '-=');
      const error = paymentError({ dialect, view, reservation: current, paymentId: given.payment_id, price });
      if (error !== undefined) {
        return error;
      }
      const reservation = view.change('reservations', given.reservation_id);
      charge({ dialect, view, reservation, paymentId: given.payment_id, price });
      reservation['flights'] = newFlights.length > 0 ? newFlights : asked.none;
      if (dialect.writesCabin) {
        reservation['cabin'] = copy(given.cabin);
      }
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
