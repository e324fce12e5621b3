import { jsonText } from '../../../python/json-text.ts';
import { text } from '../../../python/repr.ts';
import { defineTool } from '../../engine/tool.ts';
import { patientId } from '../parameters.ts';

/** `get_patient_info`: the patient's own record, without appointments, prescriptions and results. */
export const getPatientInfo = defineTool({
  name: 'get_patient_info',
  kind: 'read',
  description:
    "Reads a patient's record: name, date of birth, contact, insurance membership, referrals, pharmacy, and for a minor the " +
    'guardian.',
  parameters: { patient_id: patientId },
  run: (view, { patient_id }) =>
    view.has('patients', patient_id)
      ? jsonText(view.get('patients', patient_id))
      : `Error: patient ${text(patient_id)} not found`,
});
