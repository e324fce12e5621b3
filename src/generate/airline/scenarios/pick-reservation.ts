import type { Reservation, User } from '../records.ts';
import { city, sayTrip } from '../wording.ts';
import type { Context } from './scenario.ts';

/** A reservation with its account holder. */
export interface Booked {
  readonly reservation: Reservation;
  readonly userId: string;
  readonly user: User;
}

/** Draws a reservation on which its account holder travels, who has no task yet; null where none passes. */
export function pickReservation(context: Context, test: (booked: Booked) => boolean): Booked | null {
  const { faker, world, taken } = context;
  const fitting = world.reservations.flatMap((reservation): Booked[] => {
    const user = world.users.get(reservation.user_id);
    if (user === undefined || taken.has(reservation.user_id)) {
      return [];
    }
    const booked = { reservation, userId: reservation.user_id, user };
    return isAboard(booked) && test(booked) ? [booked] : [];
  });
  return fitting.length === 0 ? null : faker.helpers.arrayElement(fitting);
}

/** Whether the account holder travels too: otherwise reasons such as an illness would be somebody else's. */
export function isAboard({ reservation, user }: Pick<Booked, 'reservation' | 'user'>): boolean {
  return reservation.passengers.some(({ dob }) => dob === user.dob);
}

/** The user's other reservations. */
export function othersOf({ world }: Context, { reservation, userId }: Booked): Reservation[] {
  return world.reservations.filter(
    (other) => other.user_id === userId && other.reservation_id !== reservation.reservation_id,
  );
}

/** How the user speaks of the trip: by its id, or by its route where no other trip of theirs shares it. */
export function nameTrip(context: Context, booked: Booked): string {
  const { reservation } = booked;
  const { origin, destination, reservation_id: id } = reservation;
  const shared = othersOf(context, booked).some(
    (other) => other.origin === origin && other.destination === destination,
  );
  return context.faker.helpers.arrayElement([
    `reservation ${id}`,
    `your trip ${sayTrip(reservation)} (reservation ${id})`,
    `your reservation ${id} (${city(origin)} to ${city(destination)})`,
    shared
      ? `your reservation ${id}`
      : `your trip ${sayTrip(reservation)} (you do not have the reservation id at hand)`,
  ]);
}
