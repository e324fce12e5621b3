import type { PolicyCheck } from '../engine/policy-check.ts';
import { bagsOfBooking, bagsOfReservation } from './policy-checks/bags.ts';
import { bookingLimits } from './policy-checks/booking-limits.ts';
import { cancellation } from './policy-checks/cancellation.ts';
import { compensation } from './policy-checks/compensation.ts';
import { flightChange } from './policy-checks/flight-change.ts';

/** What the airline's policies forbid, tau-bench's as well as ours. What the tools refuse by themselves needs no check. */
export const policyChecks: readonly PolicyCheck[] = [
  cancellation,
  compensation,
  flightChange,
  bookingLimits,
  bagsOfBooking,
  bagsOfReservation,
];
