import type { Faker } from '@faker-js/faker';
import { nowMinute, stamp, today } from '../clock.ts';
import type { ByCabin, FlightDay } from '../records.ts';

/** What a flight does on one day of May, seen from the airline's clock. Departure and arrival in minutes since midnight. */
export function flightDay(options: {
  readonly faker: Faker;
  readonly day: number;
  readonly departure: number;
  readonly arrival: number;
  /** A usual economy fare in dollars. */
  readonly fare: number;
}): FlightDay {
  const { faker, day, departure, arrival, fare } = options;
  if (faker.number.float() < (day > today ? 0.03 : 0.06)) {
    return { status: 'cancelled' };
  }
  if (day > today) {
    return { status: 'available', available_seats: seats(faker), prices: prices(faker, fare) };
  }
  const leaves = departure + faker.number.int({ min: -4, max: 35 });
  const arrives = leaves + (arrival - departure) + faker.number.int({ min: -12, max: 12 });
  if (day < today || (departure < nowMinute && leaves < nowMinute && arrives < nowMinute)) {
    return {
      status: 'landed',
      actual_departure_time_est: stamp(day, leaves),
      actual_arrival_time_est: stamp(day, arrives),
    };
  }
  if (leaves < nowMinute) {
    return {
      status: 'flying',
      actual_departure_time_est: stamp(day, leaves),
      estimated_arrival_time_est: stamp(day, arrives),
    };
  }
  const late = faker.number.float() < 0.4 ? faker.number.int({ min: 9, max: 48 }) * 5 : 0;
  return {
    status: late > 0 ? 'delayed' : 'on time',
    estimated_departure_time_est: stamp(day, Math.max(departure, nowMinute + 5) + late),
    estimated_arrival_time_est: stamp(day, Math.max(arrival, nowMinute + 5 + arrival - departure) + late),
  };
}

function seats(faker: Faker): ByCabin {
  const some = () => faker.number.int({ min: 0, max: 20 });
  return { basic_economy: some(), economy: some(), business: some() };
}

/** Fares of the day: basic economy is always below economy, and business always above it. */
export function prices(faker: Faker, fare: number): ByCabin {
  const economy = Math.round(fare * faker.number.float({ min: 0.78, max: 1.28 }));
  return {
    basic_economy: Math.round(economy * faker.number.float({ min: 0.5, max: 0.72 })),
    economy,
    business: Math.round(economy * faker.number.float({ min: 2, max: 3.2 })),
  };
}
