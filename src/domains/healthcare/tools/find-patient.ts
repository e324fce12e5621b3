import { z } from 'zod';
import { at, lower } from '../../../python/containers.ts';
import { defineTool } from '../../engine/tool.ts';

/** `find_patient`: the patient with that name, in any case, and that date of birth. */
export const findPatient = defineTool({
  name: 'find_patient',
  kind: 'read',
  description: 'Looks up the id of a patient by full name and date of birth, for callers who do not know the id.',
  parameters: {
    first_name: z.string().describe("First name, for example 'Nora'."),
    last_name: z.string().describe("Last name, for example 'Quill'."),
    date_of_birth: z.string().describe("Date of birth, written year-month-day, for example '1984-03-09'."),
  },
  run(view, { first_name, last_name, date_of_birth }) {
    for (const [patientId, patient] of view.all('patients')) {
      const name = at(patient, 'name');
      if (
        lower(at(name, 'first_name')) === lower(first_name) &&
        lower(at(name, 'last_name')) === lower(last_name) &&
        at(patient, 'date_of_birth') === date_of_birth
      ) {
        return patientId;
      }
    }
    return 'Error: patient not found';
  },
});
