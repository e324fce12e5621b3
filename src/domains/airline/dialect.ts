import type { MutableDictionary, MutableValue, Value } from '../../python/value.ts';
import type { Row } from '../engine/database.ts';
import type { View } from '../engine/view.ts';

/** What differs between the benchmarks that have this world; the tools are one code over it. */
export interface AirlineDialect {
  readonly errors: AirlineErrors;
  /** The flights that a tool is given, read at once and gone through later: either may raise. */
  readonly flights: (given: Value) => GivenFlights;
  readonly passengers: (given: Value) => Value;
  readonly payments: (given: Value) => Value;
  /** A reservation from what a booking has set, its flights not yet looked up. */
  readonly openReservation: (fields: Readonly<Record<string, Value>>) => MutableDictionary;
  /** A free id for a new reservation; raises where there is none. */
  readonly newReservationId: (view: View) => string;
  /** A flight as a reservation holds it. */
  readonly bookedFlight: (flight: BookedFlight) => MutableDictionary;
  /** A payment as a reservation's history holds it; raises where it cannot be one. */
  readonly payment: (fields: { readonly payment_id: Value; readonly amount: Value }) => MutableDictionary;
  /** A certificate as a wallet holds it. */
  readonly certificate: (fields: { readonly id: string; readonly amount: Value }) => MutableDictionary;
  /** A flight as a search shows it, with the date where the search tells one. */
  readonly shownFlight: (flight: Row, date: Value, told: Value | undefined) => { readonly [key: string]: Value };
  /** What `list_all_airports` gives, from cities by code. */
  readonly airports: (cities: Readonly<Record<string, string>>) => Value;
  /** Whether a booking takes seats off its flights. */
  readonly takesSeats: boolean;
  /** Whether a change of flights writes the cabin to the reservation. */
  readonly writesCabin: boolean;
  /**
   * Whether a connection is found by a search for each leg, so that a day without flights gives none, the second leg is shown as on
   * its own day, and a place that is left open (null) is any.
   */
  readonly searchesByLeg: boolean;
  /** Whether a hand-over to a human ends the episode. */
  readonly transferEnds: boolean;
}

/** The flights that a tool is given. */
export interface GivenFlights {
  readonly each: () => readonly Value[];
  /** What is kept where there are none: Python goes through '' and {} too. */
  readonly none: MutableValue;
}

/** A flight that is booked: what was asked for, its price, and the record that names its airports. */
export interface BookedFlight {
  readonly flight: Value;
  readonly price: Value;
  readonly from: Value;
}

/** What the tools answer where they do nothing. */
export interface AirlineErrors {
  readonly user: (id: Value) => string;
  readonly reservation: (id: Value) => string;
  /** Where a reservation was only to be read. */
  readonly reservationToRead: (id: Value) => string;
  readonly flight: (number: Value) => string;
  readonly flightOnDate: (number: Value, date: Value) => string;
  readonly unavailable: (number: Value, date: Value) => string;
  readonly seats: (number: Value) => string;
  readonly passengers: string;
  readonly bookingPayment: (id: Value) => string;
  readonly balance: (id: Value) => string;
  readonly sum: (price: Value, paid: Value) => string;
  readonly payment: string;
  readonly certificate: string;
  readonly giftCard: string;
  readonly certificates: (id: Value) => string;
  readonly characters: string;
}
