import { minutesOf, timeAt, weekdayOf } from '../../../domains/healthcare/dates.ts';
import type { Provider } from '../clinic-records.ts';

/** Times of all providers while appointments are being handed out. */
export interface Calendar {
  /** Times at which so many minutes are free. */
  starts(options: { readonly provider: Provider; readonly date: string; readonly minutes: number }): string[];
  take(options: {
    readonly provider: Provider;
    readonly date: string;
    readonly time: string;
    readonly minutes: number;
  }): void;
}

/** A calendar in which every session of every provider is free, and no day off is. */
export function openCalendar(providers: readonly Provider[]): Calendar {
  const taken = new Map(providers.map(({ provider_id }) => [provider_id, new Set<string>()]));
  const halves = (date: string, start: number, minutes: number) =>
    Array.from({ length: minutes / 30 }, (_, index) => `${date} ${timeAt(start + index * 30)}`);
  return {
    starts({ provider, date, minutes }) {
      if (provider.days_off.includes(date)) {
        return [];
      }
      return (provider.hours[weekdayOf(date)] ?? []).flatMap((session) => {
        const [from = 0, to = 0] = session.split('-').map(minutesOf);
        const count = Math.max(0, Math.floor((to - from - minutes) / 30) + 1);
        const free = Array.from({ length: count }, (_, index) => from + index * 30).filter((start) =>
          halves(date, start, minutes).every((half) => taken.get(provider.provider_id)?.has(half) !== true),
        );
        return free.map(timeAt);
      });
    },
    take({ provider, date, time, minutes }) {
      for (const half of halves(date, minutesOf(time), minutes)) {
        taken.get(provider.provider_id)?.add(half);
      }
    },
  };
}
