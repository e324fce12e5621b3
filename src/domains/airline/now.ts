import type { Moment } from '../engine/moment.ts';

/** The moment at which every episode of the airline plays (tau-bench's airline policy), Eastern Standard Time. */
export const now: Moment = { date: '2024-05-15', time: '15:00' };
