import { at, contains, iterate } from '../../python/containers.ts';
import { text } from '../../python/repr.ts';
import type { Value } from '../../python/value.ts';
import type { View } from '../engine/view.ts';
import { minutesOf, timeAt, weekdayOf } from './dates.ts';
import { now } from './now.ts';

/** Every appointment starts on the hour or on the half hour. */
const grid = 30;

/**
 * Times at which a visit of so many minutes can start with a provider on a day: within one of the day's sessions, later
 * than now, and clear of every scheduled appointment but `except`.
 */
export function freeStarts(options: {
  readonly view: View;
  readonly doctor: Value;
  readonly date: string;
  readonly minutes: number;
  /** Id of an appointment that is about to leave its place. */
  readonly except?: Value;
}): string[] {
  const { view, doctor, date, minutes } = options;
  const earliest = date > now.date ? 0 : date === now.date ? minutesOf(now.time) + 1 : Number.POSITIVE_INFINITY;
  const taken = takenTimes(options);
  return sessionsOf(view, doctor, date).flatMap(({ from, to }) => {
    const starts: string[] = [];
    for (let start = from; start + minutes <= to; start += grid) {
      const clash = taken.some((other) => start < other.to && other.from < start + minutes);
      if (start >= earliest && !clash) {
        starts.push(timeAt(start));
      }
    }
    return starts;
  });
}

/** Minutes since midnight. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** The hours that a provider works on a day; none on a day off. */
function sessionsOf(view: View, doctor: Value, date: string): Span[] {
  const provider = view.get('providers', doctor);
  const hours = at(provider, 'hours');
  const weekday = weekdayOf(date);
  if (contains(at(provider, 'days_off'), date) || !contains(hours, weekday)) {
    return [];
  }
  return iterate(at(hours, weekday)).map((session) => {
    const [from = '', to = ''] = text(session).split('-');
    return { from: minutesOf(from), to: minutesOf(to) };
  });
}

function takenTimes(options: {
  readonly view: View;
  readonly doctor: Value;
  readonly date: string;
  readonly except?: Value;
}): Span[] {
  const spans: Span[] = [];
  for (const [id, appointment] of options.view.all('appointments')) {
    if (
      appointment['doctor'] === options.doctor &&
      appointment['date'] === options.date &&
      appointment['status'] === 'scheduled' &&
      id !== options.except
    ) {
      const from = minutesOf(text(at(appointment, 'time')));
      spans.push({ from, to: from + Number(at(appointment, 'minutes')) });
    }
  }
  return spans;
}
