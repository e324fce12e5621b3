import { minutesOf } from './clock.ts';
import type { ByCabin, Cabin, Flight } from './records.ts';
import type { World } from './world.ts';

/** A way to travel on one date: one flight, or two with a change. */
export interface Offer {
  readonly flights: readonly Flight[];
  readonly date: string;
  /** Sum for one passenger. */
  readonly prices: ByCabin;
  /** The scarcest of its flights. */
  readonly seats: ByCabin;
  readonly departs: number;
  readonly arrives: number;
}

/** Bookable direct flights, as search_direct_flight shows them. */
export function directOffers(
  world: World,
  { origin, destination, date }: { readonly origin: string; readonly destination: string; readonly date: string },
): Offer[] {
  return world.flightList
    .filter((flight) => flight.origin === origin && flight.destination === destination)
    .flatMap((flight) => offer([flight], date));
}

/** Bookable connections, as search_onestop_flight shows them, but for those that run past midnight between the flights. */
export function connections(
  world: World,
  { origin, destination, date }: { readonly origin: string; readonly destination: string; readonly date: string },
): Offer[] {
  const arriving = world.flightList.filter((flight) => flight.destination === destination);
  return world.flightList
    .filter((flight) => flight.origin === origin)
    .flatMap((first) =>
      arriving
        .filter(
          (second) =>
            second.origin === first.destination &&
            minutesOf(first.scheduled_arrival_time_est) <= minutesOf(second.scheduled_departure_time_est),
        )
        .flatMap((second) => offer([first, second], date)),
    );
}

/**
 * The one offer with the lowest fare; null where another costs the same or so little more that a slip would hide it, or where
 * an offer as cheap has no seats left: then readers could disagree.
 */
export function onlyCheapest(offers: readonly Offer[], cabin: Cabin, passengers: number): Offer | null {
  const [first, second] = offers.toSorted((left, right) => left.prices[cabin] - right.prices[cabin]);
  if (first === undefined || first.seats[cabin] < passengers) {
    return null;
  }
  return second !== undefined && second.prices[cabin] - first.prices[cabin] < 3 ? null : first;
}

/** The flights of an offer as book_reservation and update_reservation_flights take them. */
export function flightArguments({ flights, date }: Offer): { flight_number: string; date: string }[] {
  return flights.map(({ flight_number }) => ({ flight_number, date }));
}

function offer(flights: readonly Flight[], date: string): Offer[] {
  const days = flights.flatMap(({ dates }) => {
    const day = dates[date];
    return day?.status === 'available' ? [day] : [];
  });
  const [first, last] = [flights[0], flights.at(-1)];
  if (days.length < flights.length || first === undefined || last === undefined) {
    return [];
  }
  const perCabin = (of: (cabin: Cabin) => number): ByCabin => ({
    basic_economy: of('basic_economy'),
    economy: of('economy'),
    business: of('business'),
  });
  return [
    {
      flights,
      date,
      prices: perCabin((cabin) => days.reduce((sum, { prices }) => sum + prices[cabin], 0)),
      seats: perCabin((cabin) => Math.min(...days.map(({ available_seats }) => available_seats[cabin]))),
      departs: minutesOf(first.scheduled_departure_time_est),
      arrives: minutesOf(last.scheduled_arrival_time_est),
    },
  ];
}
