import { now } from '../../domains/airline/now.ts';

/** The day of May and the minute of it at which the airline's clock stands. */
export const today = dayOf(now.date);
export const nowMinute = minutesOf(now.time);

/** `2024-05-09` for 9. */
export function dateOf(day: number): string {
  return `2024-05-${pad(day)}`;
}

/** The day of a date in May: 9 for `2024-05-09`. */
export function dayOf(date: string): number {
  return Number(date.slice(-2));
}

/** `13:40:00` for 820 minutes, `00:10:00+1` for 1450. */
export function clockTime(minutes: number): string {
  const within = minutes % 1440;
  return `${pad(Math.floor(within / 60))}:${pad(within % 60)}:00${minutes >= 1440 ? '+1' : ''}`;
}

/** Minutes since midnight of `13:40:00`, past 1440 where it says `+1`. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)) + (time.endsWith('+1') ? 1440 : 0);
}

/** `2024-05-15T13:40:00`; minutes may run into the days around it. */
export function stamp(day: number, minutes: number): string {
  const moment = new Date(Date.UTC(2024, 4, day, 0, minutes));
  return moment.toISOString().slice(0, 19);
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
