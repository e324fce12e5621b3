import { dateOf, nowMinute, stamp, today } from './clock.ts';
import type { Cabin, FlightDay, Leg, Passenger, PaymentMethod, Reservation, User } from './records.ts';
import type { World } from './world.ts';

/** What the policy's rules ask about a reservation. */

export function statusOf(
  world: World,
  { flight_number, date }: Pick<Leg, 'flight_number' | 'date'>,
): FlightDay['status'] {
  return world.flights.get(flight_number)?.dates[date]?.status ?? 'cancelled';
}

/** Whether one of its flights is in the air or has landed. */
export function isFlown(world: World, reservation: Reservation): boolean {
  return reservation.flights.some((leg) => ['landed', 'flying'].includes(statusOf(world, leg)));
}

/** Whether all its flights leave tomorrow or later: what has become of them can be seen from the searches. */
export function isLater({ flights }: Reservation): boolean {
  return flights.every(({ date }) => date > dateOf(today));
}

/** Whether none of its flights has been flown, cancelled or delayed, and all leave tomorrow or later. */
export function isUntouched(world: World, reservation: Reservation): boolean {
  return isLater(reservation) && reservation.flights.every((leg) => statusOf(world, leg) === 'available');
}

export function hasStatus(world: World, reservation: Reservation, status: FlightDay['status']): boolean {
  return reservation.flights.some((leg) => statusOf(world, leg) === status);
}

/** Booked within the last 24 hours. */
export function isRecent({ created_at }: Reservation): boolean {
  return created_at > stamp(today - 1, nowMinute);
}

/** What all payments of the reservation come to. */
export function paidFor({ payment_history }: Reservation): number {
  return payment_history.reduce((sum, { amount }) => sum + amount, 0);
}

/** What the fares of all passengers come to. */
export function fareOf({ flights, passengers }: Reservation): number {
  return flights.reduce((sum, { price }) => sum + price, 0) * passengers.length;
}

/** The fares of all passengers on the same flights today in this cabin; null where a flight lacks the seats. */
export function fareToday(world: World, { flights, passengers }: Reservation, cabin: Cabin): number | null {
  let sum = 0;
  for (const { flight_number, date } of flights) {
    const day = world.flights.get(flight_number)?.dates[date];
    if (day?.status !== 'available' || day.available_seats[cabin] < passengers.length) {
      return null;
    }
    sum += day.prices[cabin] * passengers.length;
  }
  return sum;
}

export function methodsOf<Source extends PaymentMethod['source']>(
  user: User,
  source: Source,
): Extract<PaymentMethod, { readonly source: Source }>[] {
  return Object.values(user.payment_methods).filter(
    (method): method is Extract<PaymentMethod, { readonly source: Source }> => method.source === source,
  );
}

/** The account holder as a passenger. */
export function selfOf({ name, dob }: User): Passenger {
  return { first_name: name.first_name, last_name: name.last_name, dob };
}
