import { jsonText } from '../../../python/json-text.ts';
import { text } from '../../../python/repr.ts';
import { defineTool } from '../../engine/tool.ts';
import { doctor } from '../parameters.ts';

/** `get_provider_schedule`: the provider's record with hours and days off. */
export const getProviderSchedule = defineTool({
  name: 'get_provider_schedule',
  kind: 'read',
  description:
    'Reads a provider: specialty, ages seen, plans accepted, whether new patients are taken and telehealth is offered, the ' +
    'weekly hours and days off. For free times use find_free_slots.',
  parameters: { doctor },
  run: (view, { doctor: doctorId }) =>
    view.has('providers', doctorId)
      ? jsonText(view.get('providers', doctorId))
      : `Error: provider ${text(doctorId)} not found`,
});
