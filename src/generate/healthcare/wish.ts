import type { Faker } from '@faker-js/faker';
import { addDays, weekdayOf } from '../../domains/healthcare/dates.ts';
import { now } from '../../domains/healthcare/now.ts';
import type { Clinic } from './clinic.ts';
import type { Provider, VisitType } from './clinic-records.ts';
import { lastDay } from './rules.ts';
import { sayDate, tell } from './wording.ts';

/** Which free time a patient wants: always the earliest that fits. */
export interface Wish {
  readonly from: string;
  /** Reads on after "you want". */
  readonly text: string;
  readonly fits: (date: string, time: string) => boolean;
}

/** A wish for the earliest time from a day on, perhaps only in the morning, in the afternoon or on one weekday. */
export function makeWish(options: { readonly faker: Faker; readonly from?: string }): Wish {
  const { faker } = options;
  const from = skipWeekend(options.from ?? addDays(now.date, faker.number.int({ min: 2, max: 18 })));
  const start = sayDate(from);
  const [, startDay = ''] = start.split(', ');
  const nth = Number(from.slice(8));
  const day = faker.helpers.arrayElement(['monday', 'tuesday', 'wednesday', 'thursday', 'friday']);
  const dayName = day.charAt(0).toUpperCase() + day.slice(1);
  return faker.helpers.arrayElement<Wish>([
    {
      from,
      text: tell(nth, [
        `the earliest time there is on or after ${start}`,
        `the first free time on ${start} or later`,
        `the soonest opening from ${start} on, that day included`,
      ]),
      fits: () => true,
    },
    {
      from,
      text: tell(nth, [
        `the earliest afternoon time on or after ${start}; it must not start before 1 pm`,
        `the first free time at 1 pm or later in the day, on ${start} or any day after it`,
      ]),
      fits: (_date, time) => time >= '13:00',
    },
    {
      from,
      text: tell(nth, [
        `the earliest time on or after ${start} that starts before 10:30 in the morning`,
        `the first free morning time on ${start} or later, with a start before 10:30`,
      ]),
      fits: (_date, time) => time < '10:30',
    },
    {
      from,
      text: tell(nth, [
        `the earliest time on any ${dayName} on or after ${startDay}`,
        `the first ${dayName} time that is free on or after ${startDay}`,
      ]),
      fits: (date) => weekdayOf(date) === day,
    },
  ]);
}

/** The day itself, or the Monday after a weekend. */
function skipWeekend(date: string): string {
  return addDays(date, { saturday: 2, sunday: 1 }[weekdayOf(date)] ?? 0);
}

/** A time with a provider. */
export interface Slot {
  readonly date: string;
  readonly time: string;
}

/** The earliest free time that fits, up to the last day that can be booked. */
export function firstSlot(options: {
  readonly clinic: Clinic;
  readonly provider: Provider;
  readonly type: VisitType;
  readonly wish: Pick<Wish, 'from' | 'fits'>;
  /** The last day that will do. */
  readonly until?: string;
}): Slot | undefined {
  const { clinic, provider, type, wish, until = lastDay } = options;
  for (let from = wish.from; from <= until; from = addDays(from, 14)) {
    const last = addDays(from, 13);
    const answer = clinic.ask('find_free_slots', {
      doctor: provider.provider_id,
      type,
      date_from: from,
      date_to: last < until ? last : until,
    });
    for (const [date, times] of Object.entries(JSON.parse(answer) as Record<string, string[]>)) {
      const time = times.find((start) => wish.fits(date, start));
      if (time !== undefined) {
        return { date, time };
      }
    }
  }
  return undefined;
}
