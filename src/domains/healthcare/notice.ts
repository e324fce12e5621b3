import { at } from '../../python/containers.ts';
import { text } from '../../python/repr.ts';
import type { Row } from '../engine/database.ts';
import { minutesBetween } from './dates.ts';
import { now } from './now.ts';

/** What a cancellation at short notice costs, in dollars; the policy names it too. */
export const lateFee = 45;

/** Whether the appointment starts in less than 24 hours. */
export function isShortNotice(appointment: Row): boolean {
  const start = { date: text(at(appointment, 'date')), time: text(at(appointment, 'time')) };
  return minutesBetween(now, start) < 24 * 60;
}
