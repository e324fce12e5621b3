import { z } from 'zod';

/** Arguments that several tools take, told to models in the same words. */
export const customerId = z.string().describe("Id of the customer, for example 'C1234'.");
export const lineId = z.string().describe("Id of one of the customer's lines, for example 'L1234'.");
export const appName = z.string().describe("Name of the app, in lower case, for example 'messaging'.");
