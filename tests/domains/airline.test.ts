import { describe, expect, it } from 'vitest';
import { airline } from '../../src/domains/airline/index.ts';
import { openEpisode } from '../../src/domains/engine/episode.ts';
import { tinyAirline } from './tiny-worlds.ts';

type Arguments = Record<string, unknown>;
const open = () => openEpisode({ domain: airline, database: tinyAirline() });
const ann = { first_name: 'Ann', last_name: 'Lee', dob: '1990-01-01' };
const booking = {
  user_id: 'ann_1',
  origin: 'BOS',
  destination: 'DEN',
  flight_type: 'one_way',
  cabin: 'economy',
  flights: [{ flight_number: 'HAT1', date: '2024-05-20' }],
  passengers: [ann],
  payment_methods: [{ payment_id: 'gift_card_1', amount: 100 }],
  total_baggages: 0,
  nonfree_baggages: 0,
  insurance: 'no',
};
const change = { reservation_id: 'RES001', cabin: 'economy', flights: booking.flights, payment_id: 'gift_card_1' };
const bags = { reservation_id: 'RES001', total_baggages: 3, nonfree_baggages: 2, payment_id: 'gift_card_1' };
const on = (flight_number: string, date: string) => ({ flights: [{ flight_number, date }] });
const paid = (payment_id: unknown, amount: unknown) => ({ payment_methods: [{ payment_id, amount }] });

describe('airline', () => {
  it('has the tools of tau-bench in its order', () => {
    expect(airline.tools).toHaveLength(14);
    expect(airline.tools.map(({ name }) => name)).toEqual(airline.tools.map(({ name }) => name).sort());
  });

  it.each<[string, Arguments, string]>([
    ['book_reservation', { ...booking, user_id: 'nobody', ...on('HAT9', 'x') }, 'user not found'],
    ['book_reservation', { ...booking, ...on('HAT9', 'x') }, 'flight HAT9 not found'],
    ['book_reservation', { ...booking, ...on('HAT1', '2024-06-01') }, 'flight HAT1 not found on date 2024-06-01'],
    ['book_reservation', { ...booking, ...on('HAT1', '2024-05-21') }, 'flight HAT1 not available on date 2024-05-21'],
    ['book_reservation', { ...booking, passengers: [ann, ann, ann] }, 'not enough seats on flight HAT1'],
    ['book_reservation', { ...booking, cabin: 'first' }, "'first'"],
    ['book_reservation', { ...booking, flights: '[]' }, "string indices must be integers, not 'str'"],
    ['book_reservation', { ...booking, flights: [{ date: 'x' }] }, "'flight_number'"],
    ['book_reservation', { ...booking, passengers: null }, "object of type 'NoneType' has no len()"],
    ['book_reservation', { ...booking, nonfree_baggages: '1' }, "unsupported operand type(s) for +=: 'int' and 'str'"],
    [
      'book_reservation',
      { ...booking, nonfree_baggages: null },
      "unsupported operand type(s) for *: 'int' and 'NoneType'",
    ],
    ['book_reservation', { ...booking, ...paid('gift_card_9', 1) }, 'payment method gift_card_9 not found'],
    [
      'book_reservation',
      { ...booking, ...paid('gift_card_1', 121) },
      'not enough balance in payment method gift_card_1',
    ],
    [
      'book_reservation',
      { ...booking, ...paid('gift_card_1', '9') },
      "'<' not supported between instances of 'int' and 'str'",
    ],
    [
      'book_reservation',
      { ...booking, ...paid('credit_card_1', '9') },
      "unsupported operand type(s) for +: 'int' and 'str'",
    ],
    [
      'book_reservation',
      { ...booking, ...paid('gift_card_1', 99.5) },
      'payment amount does not add up, total price is 100, but paid 99.5',
    ],
    [
      'book_reservation',
      { ...booking, insurance: 'yes', nonfree_baggages: 1 },
      'payment amount does not add up, total price is 180, but paid 100',
    ],
    ['cancel_reservation', { reservation_id: 'NONE' }, 'reservation not found'],
    ['get_reservation_details', { reservation_id: 'NONE' }, 'user not found'],
    ['get_user_details', { user_id: 'NONE' }, 'user not found'],
    ['send_certificate', { user_id: 'NONE', amount: 1 }, 'user not found'],
    [
      'search_onestop_flight',
      { origin: 'BOS', destination: 'DEN', date: 'tomorrow' },
      "invalid literal for int() with base 10: 'ow'",
    ],
    [
      'search_onestop_flight',
      { origin: 'BOS', destination: 'DEN', date: null },
      "'NoneType' object is not subscriptable",
    ],
    ['update_reservation_baggages', { ...bags, reservation_id: 'NONE' }, 'reservation not found'],
    ['update_reservation_baggages', { ...bags, payment_id: 'x' }, 'payment method not found'],
    [
      'update_reservation_baggages',
      { ...bags, payment_id: 'certificate_1' },
      'certificate cannot be used to update reservation',
    ],
    ['update_reservation_baggages', { ...bags, nonfree_baggages: 3 }, 'gift card balance is not enough'],
    [
      'update_reservation_baggages',
      { ...bags, nonfree_baggages: '3' },
      "unsupported operand type(s) for -: 'str' and 'int'",
    ],
    ['update_reservation_flights', { ...change, reservation_id: 'NONE' }, 'reservation not found'],
    [
      'update_reservation_flights',
      { ...change, cabin: 'business', payment_id: 'gift_card_1' },
      'gift card balance is not enough',
    ],
    ['update_reservation_flights', { ...change, ...on('HAT9', 'x'), payment_id: 'x' }, 'flight HAT9 not found'],
    ['update_reservation_flights', { ...change, payment_id: 'x' }, 'payment method not found'],
    ['update_reservation_passengers', { reservation_id: 'NONE', passengers: [] }, 'reservation not found'],
    [
      'update_reservation_passengers',
      { reservation_id: 'RES001', passengers: [ann, ann] },
      'number of passengers does not match',
    ],
  ])('%s %j is refused: %s', (name, given, error) => {
    const result = open().step({ name, arguments: given });
    expect(result.observation).toBe(`Error: ${error}`);
    expect(result).toMatchObject({ failed: true, changes: [] });
  });

  it('books, debits a gift card and uses a certificate up whole', () => {
    const given = {
      ...booking,
      payment_methods: [
        { payment_id: 'gift_card_1', amount: 70 },
        { payment_id: 'certificate_1', amount: 30 },
      ],
    };
    const result = open().step({ name: 'book_reservation', arguments: given });
    expect(result.observation).toContain(
      '"flights": [{"flight_number": "HAT1", "date": "2024-05-20", "price": 100, "origin": "BOS", "destination": "DEN"}]',
    );
    expect(result.changes.map(({ table, key, field, after }) => [table, key, field, after])).toEqual([
      ['users', 'ann_1', 'payment_methods.gift_card_1.amount', 50],
      ['users', 'ann_1', 'payment_methods.certificate_1', null],
      ['users', 'ann_1', 'reservations.1', 'HATHAT'],
      [
        'reservations',
        'HATHAT',
        '',
        expect.objectContaining({ reservation_id: 'HATHAT', created_at: '2024-05-15T15:00:00' }),
      ],
    ]);
  });

  it('gives out three reservation ids and overwrites the third', () => {
    const episode = open();
    const given = { ...booking, payment_methods: [{ payment_id: 'credit_card_1', amount: 100 }] };
    for (let count = 0; count < 4; count++) {
      episode.step({ name: 'book_reservation', arguments: given });
    }
    expect([...episode.state.written.get('reservations')!.keys()]).toEqual(['HATHAT', 'HATHAU', 'HATHAV']);
    expect(episode.state.written.get('users')?.get('ann_1')?.['reservations']).toHaveLength(5);
  });

  it('keeps what a call did before it failed half way', () => {
    const twice = [
      { payment_id: 'certificate_1', amount: 50 },
      { payment_id: 'certificate_1', amount: 50 },
    ];
    const result = open().step({ name: 'book_reservation', arguments: { ...booking, payment_methods: twice } });
    expect(result.observation).toBe("Error: 'certificate_1'");
    expect(result.changes).toMatchObject([{ table: 'users', field: 'payment_methods.certificate_1', after: null }]);
  });

  it('changes flights at the booked price where the flight stays, credits what gets cheaper, and never writes the cabin', () => {
    expect(open().step({ name: 'update_reservation_flights', arguments: change }).changes).toEqual([]);
    const cheaper = { ...change, flights: [{ flight_number: 'HAT3', date: '2024-05-20' }] };
    const result = open().step({ name: 'update_reservation_flights', arguments: cheaper });
    expect(result.changes).toContainEqual({
      table: 'users',
      key: 'ann_1',
      field: 'payment_methods.gift_card_1.amount',
      before: 120,
      after: 130,
    });
    expect(result.observation).toContain('{"payment_id": "gift_card_1", "amount": -10}');
    const upgraded = open().step({
      name: 'update_reservation_flights',
      arguments: { ...change, cabin: 'business', payment_id: 'credit_card_1' },
    });
    expect(upgraded.observation).toContain('"cabin": "economy"');
    expect(upgraded.observation).toContain('"amount": 820');
  });

  it('charges added bags only and can be cancelled again and again', () => {
    const episode = open();
    expect(episode.step({ name: 'update_reservation_baggages', arguments: bags }).observation).toContain(
      '"amount": 100}',
    );
    episode.step({ name: 'update_reservation_baggages', arguments: { ...bags, nonfree_baggages: 0 } });
    expect(episode.state.written.get('reservations')?.get('RES001')?.['payment_history']).toHaveLength(2);
    episode.step({ name: 'cancel_reservation', arguments: { reservation_id: 'RES001' } });
    episode.step({ name: 'cancel_reservation', arguments: { reservation_id: 'RES001' } });
    expect(episode.state.written.get('reservations')?.get('RES001')?.['payment_history']).toHaveLength(8);
  });

  it('searches as tau-bench does, mistakes included', () => {
    const search = (name: string, date: string) =>
      open().step({ name, arguments: { origin: 'BOS', destination: 'DEN', date } }).observation;
    expect(JSON.parse(search('search_direct_flight', '2024-05-20'))).toMatchObject([
      { flight_number: 'HAT1', status: 'available' },
    ]);
    expect(search('search_direct_flight', '2024-05-21')).toBe('[]');
    const [[first, second]] = JSON.parse(search('search_onestop_flight', '2024-05-20'));
    expect(first).toMatchObject({ flight_number: 'HAT2', date: '2024-05-20' });
    // The date is the next day's, the price still the first day's.
    expect(second).toMatchObject({ flight_number: 'HAT3', date: '2024-05-21', prices: { economy: 70 } });
    // The day after the 8th is looked for as 2024-05-9.
    expect(search('search_onestop_flight', '2024-05-08')).toBe('[]');
  });

  it('gives three certificates and refuses a fourth without a crash', () => {
    const episode = open();
    const send = () => episode.step({ name: 'send_certificate', arguments: { user_id: 'ann_1', amount: 50 } });
    expect(send().observation).toBe('Certificate certificate_3221322 added to user ann_1 with amount 50.');
    send();
    send();
    expect(send()).toMatchObject({ failed: true, changes: [] });
  });
});
