import { z } from 'zod';
import { copy } from '../../../python/copy.ts';
import { jsonText } from '../../../python/json-text.ts';
import { text } from '../../../python/repr.ts';
import { isDictionary } from '../../../python/value.ts';
import { defineTool } from '../../engine/tool.ts';
import { patientId } from '../parameters.ts';

/** `update_patient_contact`: what is not given stays. */
export const updatePatientContact = defineTool({
  name: 'update_patient_contact',
  kind: 'write',
  description:
    "Changes a patient's phone, email, postal address or usual pharmacy; give only what changes. Repeat the new values and " +
    'get a clear yes first.',
  parameters: {
    patient_id: patientId,
    phone: z.string().optional().describe("Phone number, for example '555-201-3344'."),
    email: z.string().optional().describe("Email address, for example 'nora.quill@example.com'."),
    address: z
      .object({ street: z.string(), city: z.string(), state: z.string(), zip: z.string() })
      .optional()
      .describe('The whole new address: street with number, city, two-letter state, postal code.'),
    pharmacy: z.string().optional().describe("Name of the pharmacy, for example 'Alder Street Pharmacy'."),
  },
  run(view, { patient_id, ...fields }) {
    if (!view.has('patients', patient_id)) {
      return `Error: patient ${text(patient_id)} not found`;
    }
    const given = Object.entries(fields).filter(([, value]) => value !== undefined && value !== null);
    if (given.length === 0) {
      return 'Error: nothing to change was given';
    }
    if (given.some(([name, value]) => (name === 'address') !== isDictionary(value))) {
      return 'Error: an address is an object of street, city, state and zip, every other value a text';
    }
    const patient = view.change('patients', patient_id);
    for (const [name, value] of given) {
      patient[name] = copy(value);
    }
    return jsonText(patient);
  },
});
