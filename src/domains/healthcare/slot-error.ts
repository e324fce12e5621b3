import { text } from '../../python/repr.ts';
import type { Value } from '../../python/value.ts';
import type { View } from '../engine/view.ts';
import { isDate } from './dates.ts';
import { freeStarts } from './free-starts.ts';

/** Why a visit cannot start with the provider then, or undefined where it can. */
export function slotError(options: {
  readonly view: View;
  readonly doctor: Value;
  readonly date: Value;
  readonly time: Value;
  readonly minutes: number;
  readonly except?: Value;
}): string | undefined {
  const { view, doctor, minutes, time, except = null } = options;
  const date = text(options.date);
  if (!isDate(date)) {
    return `Error: ${date} is no date of the form YYYY-MM-DD`;
  }
  return freeStarts({ view, doctor, date, minutes, except }).includes(text(time))
    ? undefined
    : `Error: ${text(doctor)} has no free ${minutes} minutes on ${date} at ${text(time)}`;
}
