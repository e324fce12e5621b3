import type { Booked } from './pick-reservation.ts';

/** Whether the policy lets a certificate be sent for this reservation at all. */
export function isEntitled({ reservation, user }: Booked): boolean {
  return user.membership !== 'regular' || reservation.insurance === 'yes' || reservation.cabin === 'business';
}
