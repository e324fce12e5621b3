import { addBags } from './add-bags.ts';
import { askTotals } from './ask-totals.ts';
import { basicEconomyRefused } from './basic-economy-refused.ts';
import { bookDirect } from './book-direct.ts';
import { bookOneStop } from './book-one-stop.ts';
import { bookWithCertificate } from './book-with-certificate.ts';
import { cancelAllowed } from './cancel-allowed.ts';
import { cancelAndRebook } from './cancel-and-rebook.ts';
import { changeCabin } from './change-cabin.ts';
import { changeFlight } from './change-flight.ts';
import { changePassenger } from './change-passenger.ts';
import { compensateCancelled } from './compensate-cancelled.ts';
import { compensateDelayed } from './compensate-delayed.ts';
import { refuseBooking } from './refuse-booking.ts';
import { refuseCancel } from './refuse-cancel.ts';
import { refuseCompensation } from './refuse-compensation.ts';
import { refusedThenChange } from './refused-then-change.ts';
import type { Scenario } from './scenario.ts';
import { severalChanges } from './several-changes.ts';
import { twoReservations } from './two-reservations.ts';

/** The kinds of airline tasks; those with the rarest records come first, before their users are taken. */
export const scenarios: readonly Scenario[] = [
  compensateDelayed,
  compensateCancelled,
  refuseCompensation,
  twoReservations,
  basicEconomyRefused,
  askTotals,
  cancelAllowed,
  refuseCancel,
  cancelAndRebook,
  refusedThenChange,
  severalChanges,
  changeFlight,
  changeCabin,
  addBags,
  changePassenger,
  refuseBooking,
  bookWithCertificate,
  bookOneStop,
  bookDirect,
];
