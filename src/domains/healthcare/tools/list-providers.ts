import { z } from 'zod';
import { at, lower } from '../../../python/containers.ts';
import { jsonText } from '../../../python/json-text.ts';
import { text } from '../../../python/repr.ts';
import { defineTool } from '../../engine/tool.ts';

/** `list_providers`: all of them, or those of one specialty. */
export const listProviders = defineTool({
  name: 'list_providers',
  kind: 'read',
  description:
    'Lists the providers with id, name, specialty, ages seen, plans accepted, and whether they take new patients and offer ' +
    'telehealth.',
  parameters: {
    specialty: z.string().optional().describe("Only this specialty, for example 'dermatology'."),
  },
  run(view, { specialty }) {
    const wanted = specialty === undefined || specialty === null ? null : lower(specialty);
    const rows = [...view.all('providers')].map(([, row]) => row);
    const chosen = rows.filter((row) => wanted === null || lower(at(row, 'specialty')) === wanted);
    if (chosen.length === 0) {
      return `Error: no provider for specialty ${text(specialty ?? null)}`;
    }
    return jsonText(chosen.map(({ hours: _hours, days_off: _daysOff, ...told }) => told));
  },
});
