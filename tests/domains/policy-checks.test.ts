import { describe, expect, it } from 'vitest';
import { createDatabase, type Database } from '../../src/domains/engine/database.ts';
import type { PolicyContext } from '../../src/domains/engine/policy-check.ts';
import { domains } from '../../src/domains/index.ts';
import type { Value } from '../../src/python/value.ts';

type Record_ = { readonly [field: string]: Value };

const plain: PolicyContext = { policy: '', customers: [], earlier: [], told: [] };

function reasons(
  domain: string,
  name: string,
  given: Readonly<Record<string, unknown>>,
  database: Database,
  context: Partial<PolicyContext> = {},
): string[] {
  return (domains[domain]?.policyChecks ?? []).flatMap(({ tool, breachOf }) =>
    tool === name ? (breachOf(given, database, { ...plain, ...context })?.reason ?? []) : [],
  );
}

const someone = { first_name: 'Ann', last_name: 'Lee', dob: '1990-01-01' };
const leg = (flight_number: string, date: string) => ({ flight_number, date });

function sky(reservation: Record_ = {}, user: Record_ = {}): Database {
  const flight = (number: string, origin: string, destination: string, dates: Record_) => ({
    [number]: { flight_number: number, origin, destination, dates },
  });
  return createDatabase({
    flights: {
      ...flight('F1', 'BOS', 'DEN', {
        '2024-05-20': { status: 'available' },
        '2024-05-21': { status: 'available' },
        '2024-05-15': { status: 'delayed' },
        '2024-05-14': { status: 'landed' },
      }),
      ...flight('F2', 'BOS', 'SEA', { '2024-05-20': { status: 'available' } }),
      ...flight('F3', 'DEN', 'BOS', { '2024-05-25': { status: 'available' }, '2024-05-26': { status: 'cancelled' } }),
    },
    reservations: {
      R1: {
        reservation_id: 'R1',
        user_id: 'ann_1',
        origin: 'BOS',
        destination: 'DEN',
        flight_type: 'one_way',
        cabin: 'economy',
        flights: [leg('F1', '2024-05-20')],
        passengers: [someone, someone],
        created_at: '2024-05-01T10:00:00',
        total_baggages: 2,
        nonfree_baggages: 0,
        insurance: 'no',
        ...reservation,
      },
    },
    users: { ann_1: { membership: 'regular', reservations: ['R1'], ...user } },
  });
}

describe("the airline's rules", () => {
  const change = (flights: readonly object[], cabin: string) => ({ reservation_id: 'R1', flights, cabin });
  const other = [leg('F1', '2024-05-21')];

  it('about flights: basic economy stays, flown ones stay, and so does the route', () => {
    const basic = sky({ cabin: 'basic_economy' });
    const tool = 'update_reservation_flights';
    expect(reasons('airline', tool, change(other, 'economy'), sky())).toEqual([]);
    expect(reasons('airline', tool, change(other, 'basic_economy'), basic)).toEqual([
      'flights of basic economy cannot be changed',
    ]);
    expect(reasons('airline', tool, change([leg('F1', '2024-05-20')], 'economy'), basic)).toEqual([]);
    expect(reasons('airline', tool, change([leg('F2', '2024-05-20')], 'economy'), sky())[0]).toContain('destination');
    const flown = sky({ flights: [leg('F1', '2024-05-14')] });
    expect(reasons('airline', tool, change(other, 'economy'), flown)[0]).toContain('has been flown already');
    const round = sky({ flight_type: 'round_trip', flights: [leg('F1', '2024-05-20'), leg('F3', '2024-05-25')] });
    expect(
      reasons('airline', tool, change([leg('F1', '2024-05-21'), leg('F3', '2024-05-25')], 'economy'), round),
    ).toEqual([]);
    expect(reasons('airline', tool, change(other, 'economy'), round)).toHaveLength(1);
  });

  it('about a change of cabin before: it counts, unless the policy says that it does not', () => {
    const upgrade = { name: 'update_reservation_flights', arguments: change([leg('F1', '2024-05-20')], 'business') };
    const cancel = { reservation_id: 'R1' };
    const policy = 'In all other rules the reservation counts as what it was booked in.';
    expect(reasons('airline', 'cancel_reservation', cancel, sky())).toHaveLength(1);
    expect(reasons('airline', 'cancel_reservation', cancel, sky(), { earlier: [upgrade] })).toEqual([]);
    expect(reasons('airline', 'cancel_reservation', cancel, sky(), { earlier: [upgrade], policy })).toHaveLength(1);
  });

  it('about bags: free ones are free, others are paid for, none is taken away', () => {
    const bags = (total_baggages: number, nonfree_baggages: number) =>
      reasons(
        'airline',
        'update_reservation_baggages',
        { reservation_id: 'R1', total_baggages, nonfree_baggages },
        sky(),
      );
    expect(bags(2, 0)).toEqual([]);
    expect(bags(3, 1)).toEqual([]);
    expect(bags(3, 0)[0]).toContain('1 is to be paid for');
    expect(bags(2, 2)[0]).toContain('0 are to be paid for');
    expect(bags(1, 0)[0]).toContain('not removed');
    const book = (membership: string, cabin: string, total_baggages: number, nonfree_baggages: number) =>
      reasons(
        'airline',
        'book_reservation',
        { user_id: 'ann_1', cabin, passengers: [someone], total_baggages, nonfree_baggages },
        sky({}, { membership }),
      );
    expect(book('silver', 'basic_economy', 2, 1)).toEqual([]);
    expect(book('silver', 'basic_economy', 2, 0)).toHaveLength(1);
    // The two policies differ here: three or four bags are free.
    expect(book('gold', 'business', 4, 0)).toEqual([]);
    expect(book('gold', 'business', 4, 1)).toEqual([]);
    expect(book('gold', 'business', 4, 2)).toHaveLength(1);
  });

  it('about certificates: who is entitled, and how much', () => {
    const send = (amount: number, reservation: Record_, user: Record_ = {}) =>
      reasons('airline', 'send_certificate', { user_id: 'ann_1', amount }, sky(reservation, user));
    const today = { flights: [leg('F1', '2024-05-15')] };
    expect(send(100, today)[0]).toContain('regular member');
    expect(send(100, { ...today, insurance: 'yes' })).toEqual([]);
    expect(send(200, today, { membership: 'gold' })).toEqual([]);
    expect(send(150, today, { membership: 'gold' })[0]).toContain('$200 or $100');
    expect(send(200, {}, { membership: 'gold' })[0]).toContain('still ahead');
    expect(send(200, { flights: [leg('F3', '2024-05-26')] }, { membership: 'gold' })).toEqual([]);
  });

  it('about a booking: five passengers, one certificate, one credit card, three gift cards', () => {
    const book = (passengers: number, ...ids: string[]) =>
      reasons(
        'airline',
        'book_reservation',
        { passengers: Array(passengers).fill(someone), payment_methods: ids.map((payment_id) => ({ payment_id })) },
        sky(),
      );
    expect(book(5, 'certificate_1', 'credit_card_1', 'gift_card_1', 'gift_card_2', 'gift_card_3')).toEqual([]);
    expect(book(6, 'credit_card_1')[0]).toContain('5 passengers');
    expect(book(1, 'certificate_1', 'certificate_2')[0]).toContain('1 travel certificate');
    expect(book(1, 'credit_card_1', 'credit_card_2')[0]).toContain('1 credit card');
    expect(book(1, 'gift_card_1', 'gift_card_2', 'gift_card_3', 'gift_card_4')[0]).toContain('3 gift cards');
  });
});

describe("the shop's rules", () => {
  it('keep to the orders of the customer who was identified', () => {
    const shop = createDatabase({ orders: { '#W1': { user_id: 'bob_2' } }, users: { ann_1: {}, bob_2: {} } });
    const cancel = (customers: readonly string[]) =>
      reasons('retail', 'cancel_pending_order', { order_id: '#W1' }, shop, { customers });
    expect(cancel(['bob_2'])).toEqual([]);
    expect(cancel([])).toEqual([]);
    expect(cancel(['ann_1'])[0]).toContain('belongs to bob_2');
    expect(reasons('retail', 'modify_user_address', { user_id: 'bob_2' }, shop, { customers: ['ann_1'] })).toHaveLength(
      1,
    );
  });
});

describe("the clinic's rules", () => {
  const plan = { plan_id: 'P', referral_required: true, covers: ['new_patient', 'follow_up', 'annual_physical'] };
  const doctor = {
    provider_id: 'D',
    name: 'Dr. Elm',
    field: 'primary_care',
    specialty: 'family medicine',
    ages: { from: 18, to: 99 },
    accepts_new_patients: true,
    telehealth: false,
    accepted_plans: ['P'],
  };
  const person = {
    patient_id: 'A',
    date_of_birth: '1980-07-01',
    insurance: { plan_id: 'P', active: true },
    referrals: [],
  };
  const visit = {
    appointment_id: 'V',
    patient_id: 'A',
    doctor: 'D',
    date: '2024-06-20',
    time: '09:00',
    type: 'follow_up',
    status: 'completed',
    times_moved: 0,
  };
  const clinic = (changes: { doctor?: Record_; person?: Record_; visit?: Record_; plan?: Record_ } = {}) =>
    createDatabase({
      insurance_plans: { P: { ...plan, ...changes.plan } },
      providers: { D: { ...doctor, ...changes.doctor } },
      patients: { A: { ...person, ...changes.person } },
      appointments: { V: { ...visit, ...changes.visit } },
      prescriptions: {},
    });
  const book = (type: string, changes: Parameters<typeof clinic>[0] = {}, date = '2024-06-20') =>
    reasons('healthcare', 'schedule_appointment', { patient_id: 'A', doctor: 'D', date, type }, clinic(changes));

  it('about a booking', () => {
    expect(book('follow_up')).toEqual([]);
    expect(book('new_patient')[0]).toContain('no first visit');
    expect(book('new_patient', { visit: { doctor: 'E' } })).toEqual([]);
    expect(book('new_patient', { visit: { doctor: 'E' }, doctor: { accepts_new_patients: false } })[0]).toContain(
      'no new patients',
    );
    expect(book('telehealth')[0]).toContain('no telehealth');
    expect(book('telehealth', { doctor: { telehealth: true } })[0]).toContain('does not cover telehealth');
    expect(book('follow_up', {}, '2024-08-01')[0]).toContain('at the latest 2024-07-31');
    expect(book('follow_up', {}, '2024-06-10')).toHaveLength(1);
    expect(book('follow_up', { person: { date_of_birth: '2010-01-01' } })[0]).toContain('patients of 14');
    expect(book('follow_up', { person: { insurance: { plan_id: 'P', active: false } } })[0]).toContain('lapsed');
    expect(book('follow_up', { doctor: { accepted_plans: [] } })[0]).toContain('does not accept');
    expect(book('follow_up', { doctor: { field: 'specialist' } })[0]).toContain('requires a referral');
    expect(book('annual_physical', { visit: { type: 'annual_physical', date: '2023-07-01' } })[0]).toContain('twelve');
    expect(book('annual_physical', { visit: { type: 'annual_physical', date: '2023-06-01' } })).toEqual([]);
  });

  it('about moving, and about a late cancellation', () => {
    const move = (changes: Record_, date = '2024-06-25') =>
      reasons(
        'healthcare',
        'reschedule_appointment',
        { appointment_id: 'V', date },
        clinic({ visit: { status: 'scheduled', ...changes } }),
      );
    expect(move({})).toEqual([]);
    expect(move({ times_moved: 2 })[0]).toContain('moved 2 times');
    expect(move({ date: '2024-06-10', time: '15:00' })[0]).toContain('24 hours');
    const late = clinic({ visit: { status: 'scheduled', date: '2024-06-10', time: '15:00' } });
    const cancel = (told: readonly string[] | null) =>
      reasons('healthcare', 'cancel_appointment', { appointment_id: 'V' }, late, { told });
    expect(cancel(['I can cancel it.'])[0]).toContain('$45');
    expect(cancel(['That would cost a late fee of $45.'])).toEqual([]);
    expect(cancel(null)).toEqual([]);
  });
});
