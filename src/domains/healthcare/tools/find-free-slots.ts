import { z } from 'zod';
import { contains } from '../../../python/containers.ts';
import { jsonText } from '../../../python/json-text.ts';
import { text } from '../../../python/repr.ts';
import type { MutableDictionary } from '../../../python/value.ts';
import { defineTool } from '../../engine/tool.ts';
import { addDays, isDate } from '../dates.ts';
import { freeStarts } from '../free-starts.ts';
import { date, doctor, visitType } from '../parameters.ts';
import { visitMinutes } from '../visit-types.ts';

const longestRange = 14;

/** `find_free_slots`: days without a free start are left out of the answer. */
export const findFreeSlots = defineTool({
  name: 'find_free_slots',
  kind: 'read',
  description:
    'Gives the times at which a visit of this kind can start with a provider, by day, over at most 14 days in a row. Days ' +
    'on which nothing is free are left out.',
  parameters: {
    doctor,
    type: visitType,
    date_from: date.describe("First day to look at, for example '2024-06-14'."),
    date_to: z.string().optional().describe('Last day to look at; without it only the first day is.'),
  },
  run(view, { doctor: doctorId, type, date_from, date_to }) {
    if (!view.has('providers', doctorId)) {
      return `Error: provider ${text(doctorId)} not found`;
    }
    if (!contains(Object.keys(visitMinutes), type)) {
      return `Error: invalid appointment type ${text(type)}`;
    }
    const from = text(date_from);
    const to = text(date_to ?? date_from);
    const wrong = [from, to].find((day) => !isDate(day));
    if (wrong !== undefined) {
      return `Error: ${wrong} is no date of the form YYYY-MM-DD`;
    }
    if (to < from || to >= addDays(from, longestRange)) {
      return `Error: the range must run forward and hold at most ${longestRange} days`;
    }
    const slots: MutableDictionary = {};
    for (let day = from; day <= to; day = addDays(day, 1)) {
      const starts = freeStarts({ view, doctor: doctorId, date: day, minutes: visitMinutes[text(type)] ?? 0 });
      if (starts.length > 0) {
        slots[day] = starts;
      }
    }
    return jsonText(slots);
  },
});
