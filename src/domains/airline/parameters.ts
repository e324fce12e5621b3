import { z } from 'zod';

/** Arguments that several tools take, told to models in the same words. */
export const userId = z.string().describe("Id of the traveller, for example 'maria_jones_1234'.");
export const reservationId = z.string().describe("Six-character id of the reservation, for example 'AB12CD'.");
export const origin = z.string().describe("Three-letter code of the airport of departure, for example 'BOS'.");
export const destination = z.string().describe("Three-letter code of the airport of arrival, for example 'DEN'.");
export const date = z.string().describe("Day of departure as YYYY-MM-DD, for example '2024-05-20'.");
export const cabin = z.enum(['basic_economy', 'economy', 'business']).describe('Cabin of the whole reservation.');
export const totalBaggages = z.number().int().describe('How many bags the reservation holds in all.');
export const nonfreeBaggages = z.number().int().describe('How many of these bags have to be paid for.');
export const paymentId = z
  .string()
  .describe("Id of a payment method from the traveller's profile, for example 'credit_card_1234567'.");
export const flights = z.array(
  z.object({ flight_number: z.string().describe("Flight number, for example 'HAT123'."), date }),
);
export const passengers = z
  .array(
    z.object({
      first_name: z.string().describe('First name.'),
      last_name: z.string().describe('Last name.'),
      dob: z.string().describe("Date of birth as YYYY-MM-DD, for example '1985-03-07'."),
    }),
  )
  .describe('Everyone who travels.');
