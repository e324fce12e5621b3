/** The cabins, cheapest first. */
export const cabins = ['basic_economy', 'economy', 'business'] as const;
export type Cabin = (typeof cabins)[number];
export type ByCabin = Readonly<Record<Cabin, number>>;

/** What a flight does on one date. Times are EST, as `2024-05-15T13:40:00`. */
export type FlightDay =
  | { readonly status: 'available'; readonly available_seats: ByCabin; readonly prices: ByCabin }
  | { readonly status: 'cancelled' }
  | {
      readonly status: 'landed';
      readonly actual_departure_time_est: string;
      readonly actual_arrival_time_est: string;
    }
  | {
      readonly status: 'flying';
      readonly actual_departure_time_est: string;
      readonly estimated_arrival_time_est: string;
    }
  | {
      readonly status: 'on time' | 'delayed';
      readonly estimated_departure_time_est: string;
      readonly estimated_arrival_time_est: string;
    };

/** A flight of the timetable: `HH:MM:SS` EST, with `+1` after an arrival on the next day. */
export interface Flight {
  readonly flight_number: string;
  readonly origin: string;
  readonly destination: string;
  readonly scheduled_departure_time_est: string;
  readonly scheduled_arrival_time_est: string;
  readonly dates: Readonly<Record<string, FlightDay>>;
}

export interface Passenger {
  readonly first_name: string;
  readonly last_name: string;
  readonly dob: string;
}

export type PaymentMethod =
  | { readonly source: 'credit_card'; readonly brand: string; readonly last_four: string; readonly id: string }
  | { readonly source: 'gift_card'; readonly amount: number; readonly id: string }
  | { readonly source: 'certificate'; readonly amount: number; readonly id: string };

export interface User {
  readonly name: { readonly first_name: string; readonly last_name: string };
  readonly address: Readonly<Record<'address1' | 'address2' | 'city' | 'country' | 'state' | 'zip', string>>;
  readonly email: string;
  readonly dob: string;
  readonly payment_methods: Readonly<Record<string, PaymentMethod>>;
  readonly saved_passengers: readonly Passenger[];
  readonly membership: Membership;
  readonly reservations: readonly string[];
}
export type Membership = 'regular' | 'silver' | 'gold';

/** One flight of a reservation, with what one passenger paid for it in dollars. */
export interface Leg {
  readonly origin: string;
  readonly destination: string;
  readonly flight_number: string;
  readonly date: string;
  readonly price: number;
}

export interface Payment {
  readonly payment_id: string;
  readonly amount: number;
}

export interface Reservation {
  readonly reservation_id: string;
  readonly user_id: string;
  readonly origin: string;
  readonly destination: string;
  readonly flight_type: 'one_way' | 'round_trip';
  readonly cabin: Cabin;
  readonly flights: readonly Leg[];
  readonly passengers: readonly Passenger[];
  readonly payment_history: readonly Payment[];
  readonly created_at: string;
  readonly total_baggages: number;
  readonly nonfree_baggages: number;
  readonly insurance: 'yes' | 'no';
}
