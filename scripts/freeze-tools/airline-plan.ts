import type { Dataset } from '../../src/datasets/dataset.ts';
import { call, expressions, type FrozenPlan, first, rowsOf } from './rows.ts';

interface Flight {
  readonly flight_number: string;
  readonly origin: string;
  readonly destination: string;
  readonly dates: Readonly<
    Record<
      string,
      {
        readonly status: string;
        readonly available_seats?: Readonly<Record<string, number>>;
        readonly prices?: Readonly<Record<string, number>>;
      }
    >
  >;
}
interface Reservation {
  readonly reservation_id: string;
  readonly user_id: string;
  readonly cabin: string;
  readonly flights: readonly { readonly flight_number: string; readonly date: string; readonly price: number }[];
  readonly passengers: readonly Readonly<Record<string, string>>[];
  readonly total_baggages: number;
  readonly nonfree_baggages: number;
}
interface Method {
  readonly id: string;
  readonly source: string;
  readonly amount?: number;
}

/** Calls of the airline's tools, with a flight of every status and every way to pay. */
export function airlinePlan(dataset: Dataset): FrozenPlan {
  const flights = rowsOf<Flight>(dataset, 'flights');
  const reservations = rowsOf<Reservation>(dataset, 'reservations');
  const users = new Map([...(dataset.database.tables.get('users') ?? [])]) as unknown as ReadonlyMap<
    string,
    { readonly payment_methods: Readonly<Record<string, Method>> }
  >;
  const methodsOf = (userId: string, source: string) =>
    Object.values(users.get(userId)?.payment_methods ?? {}).filter((method) => method.source === source);
  const onDay = (status: string) => {
    const flight = first(flights, ({ dates }) => Object.values(dates).some((day) => day.status === status));
    const [date = ''] = first(Object.entries(flight.dates), ([, day]) => day.status === status);
    return { flight, date };
  };
  const open = onDay('available');
  const day = open.flight.dates[open.date];
  const price = day?.prices?.['economy'] ?? 0;
  const [userId] = first([...users], ([id]) =>
    ['credit_card', 'gift_card', 'certificate'].every((source) => methodsOf(id, source).length > 0),
  );
  const [card, gift, certificate] = ['credit_card', 'gift_card', 'certificate'].map(
    (source) => methodsOf(userId, source)[0],
  );
  const someone = { first_name: 'Ottoline', last_name: 'Brightwater', dob: '1984-02-29' };
  const leg = (flight: Flight, date: string) => ({ flight_number: flight.flight_number, date });
  const pays = (method: Method | undefined, amount: number) => ({ payment_id: method?.id, amount });
  const book = (change: Readonly<Record<string, unknown>> = {}) =>
    call('book_reservation', {
      user_id: userId,
      origin: open.flight.origin,
      destination: open.flight.destination,
      flight_type: 'one_way',
      cabin: 'economy',
      flights: [leg(open.flight, open.date)],
      passengers: [someone],
      payment_methods: [pays(card, price)],
      total_baggages: 1,
      nonfree_baggages: 0,
      insurance: 'no',
      ...change,
    });
  const held = (source: string) =>
    first(
      reservations,
      ({ user_id, flights: legs }) =>
        methodsOf(user_id, source).length > 0 && legs.every(({ date }) => date > '2024-05-20'),
    );
  const withCard = held('credit_card');
  const withGift = held('gift_card');
  const withCertificate = held('certificate');
  const legsOf = ({ flights: legs }: Reservation) => legs.map(({ flight_number, date }) => ({ flight_number, date }));
  const update = (one: Reservation, source: string, change: Readonly<Record<string, unknown>> = {}) =>
    call('update_reservation_flights', {
      reservation_id: one.reservation_id,
      cabin: one.cabin,
      flights: legsOf(one),
      payment_id: methodsOf(one.user_id, source)[0]?.id,
      ...change,
    });
  const bags = (one: Reservation, source: string, more: number) =>
    call('update_reservation_baggages', {
      reservation_id: one.reservation_id,
      total_baggages: one.total_baggages + more,
      nonfree_baggages: one.nonfree_baggages + more,
      payment_id: methodsOf(one.user_id, source)[0]?.id,
    });
  const passengers = (one: Reservation, list: readonly unknown[]) =>
    call('update_reservation_passengers', { reservation_id: one.reservation_id, passengers: list });
  const send = call('send_certificate', { user_id: userId, amount: 100 });
  const statuses = ['available', 'cancelled', 'landed', 'flying', 'delayed', 'on time'].filter((status) =>
    flights.some(({ dates }) => Object.values(dates).some((one) => one.status === status)),
  );
  const cheapest = { cabin: 'basic_economy' };
  return {
    bases: [
      book(),
      call('cancel_reservation', { reservation_id: withCard.reservation_id }),
      update(withCard, 'credit_card'),
      bags(withCard, 'credit_card', 1),
      passengers(
        withCard,
        withCard.passengers.map(() => someone),
      ),
      send,
      call('get_reservation_details', { reservation_id: withCard.reservation_id }),
      call('get_user_details', { user_id: userId }),
      call('list_all_airports'),
      call('search_direct_flight', {
        origin: open.flight.origin,
        destination: open.flight.destination,
        date: open.date,
      }),
      call('search_onestop_flight', {
        origin: open.flight.origin,
        destination: open.flight.destination,
        date: open.date,
      }),
      call('think', { thought: 'Gold members have three free bags.' }),
      call('transfer_to_human_agents', { summary: 'The passenger wants something else.' }),
      call('calculate', { expression: '2 * (3 + 4)' }),
    ],
    stories: [
      ...statuses.map((status) => {
        const { flight, date } = onDay(status);
        return [
          book({ flights: [leg(flight, date)] }),
          call('search_direct_flight', { origin: flight.origin, destination: flight.destination, date }),
          update(withCard, 'credit_card', { flights: [leg(flight, date)] }),
        ];
      }),
      [book(), book(), book(), book(), call('get_user_details', { user_id: userId })],
      [book({ passengers: Array.from({ length: 40 }, () => someone) })],
      [book({ flights: [leg(open.flight, '2024-06-30')] })],
      [book({ cabin: 'business', payment_methods: [pays(card, day?.prices?.['business'] ?? 0)] })],
      [book({ insurance: 'yes', nonfree_baggages: 1, payment_methods: [pays(card, price + 80)] })],
      [book({ payment_methods: [pays(card, price - 1)] })],
      [book({ payment_methods: [pays(card, price + 0.5)] })],
      [book({ payment_methods: [pays(gift, (gift?.amount ?? 0) + 1)] })],
      [
        book({ payment_methods: [pays(gift, 10), pays(card, price - 10)] }),
        call('get_user_details', { user_id: userId }),
      ],
      [
        book({ payment_methods: [pays(certificate, 10), pays(card, price - 10)] }),
        book({ payment_methods: [pays(certificate, price)] }),
      ],
      [
        book({ payment_methods: [pays(certificate, 1), pays(certificate, 1), pays(card, price - 2)] }),
        call('get_user_details', { user_id: userId }),
      ],
      [send, send, send, send, call('get_user_details', { user_id: userId })],
      [bags(withGift, 'gift_card', 1), bags(withGift, 'gift_card', 100), bags(withGift, 'gift_card', -1)],
      [bags(withCertificate, 'certificate', 1)],
      [bags(withCard, 'credit_card', -1), bags(withCard, 'credit_card', 2)],
      [update(withGift, 'gift_card', { cabin: 'business' }), update(withGift, 'gift_card', cheapest)],
      [update(withCertificate, 'certificate', cheapest)],
      [update(withCard, 'credit_card', { cabin: 'business' }), update(withCard, 'credit_card')],
      [update(withCard, 'credit_card', { flights: [...legsOf(withCard), leg(open.flight, open.date)] })],
      [update(withCard, 'credit_card', { flights: [leg(open.flight, open.date)], cabin: 'economy' })],
      [passengers(withCard, [...withCard.passengers, someone])],
      [
        call('cancel_reservation', { reservation_id: withGift.reservation_id }),
        call('get_user_details', { user_id: withGift.user_id }),
      ],
      [
        call('cancel_reservation', { reservation_id: withCard.reservation_id }),
        call('cancel_reservation', { reservation_id: withCard.reservation_id }),
      ],
      ...flights
        .slice(0, 40)
        .map(({ origin, destination }, index) => [
          call('search_onestop_flight', { origin, destination, date: `2024-05-${16 + (index % 14)}` }),
        ]),
      [
        call('search_onestop_flight', {
          origin: open.flight.origin,
          destination: open.flight.destination,
          date: '2024-05-31',
        }),
      ],
      [call('no_such_tool', { anything: 1 }), call('get_user_details', { user_id: userId })],
      ...expressions.map((expression) => [call('calculate', { expression })]),
    ],
  };
}
