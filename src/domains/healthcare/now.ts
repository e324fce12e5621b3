import type { Moment } from '../engine/moment.ts';

/** The moment at which every episode of the clinic plays; the policy says the same. A Monday. */
export const now: Moment = { date: '2024-06-10', time: '09:00' };
