import { z } from 'zod';

/** Arguments that several tools take, told to models in the same words. */
export const orderId = z.string().describe("Id of the order, with its leading '#', for example '#W1234567'.");
export const userId = z.string().describe("Id of the customer, for example 'maria_jones_1234'.");
export const paymentMethodId = z
  .string()
  .describe(
    "Id of one of the customer's own payment methods, for example 'paypal_1234567'; it stands in their profile.",
  );
export const itemIds = z
  .array(z.string())
  .describe('Ids of the items concerned; name an id twice where the order holds that item twice and both are meant.');
export const newItemIds = z
  .array(z.string())
  .describe(
    'Ids of the replacements, one for each old item and in the same order, each a variant of the same product.',
  );

/** The six parts of an address. */
export const addressParts = {
  address1: z.string().describe("Street and number, for example '12 Elm Street'."),
  address2: z.string().describe("Flat, suite or floor; '' where there is none."),
  city: z.string().describe("City, for example 'Portland'."),
  state: z.string().describe("Two-letter code of the state, for example 'OR'."),
  country: z.string().describe("Country, for example 'USA'."),
  zip: z.string().describe("Postal code, for example '97201'."),
};
