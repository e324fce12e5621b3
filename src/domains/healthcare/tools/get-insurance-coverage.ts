import { at } from '../../../python/containers.ts';
import { jsonText } from '../../../python/json-text.ts';
import { text } from '../../../python/repr.ts';
import { defineTool } from '../../engine/tool.ts';
import { patientId } from '../parameters.ts';

/** `get_insurance_coverage`: the patient's membership and the plan it belongs to. */
export const getInsuranceCoverage = defineTool({
  name: 'get_insurance_coverage',
  kind: 'read',
  description:
    "Reads a patient's insurance: whether it is active, and of the plan which kinds of visit it covers, the copay for each " +
    'in dollars, and whether specialists need a referral.',
  parameters: { patient_id: patientId },
  run(view, { patient_id }) {
    if (!view.has('patients', patient_id)) {
      return `Error: patient ${text(patient_id)} not found`;
    }
    const membership = at(view.get('patients', patient_id), 'insurance');
    return jsonText({ membership, plan: view.get('insurance_plans', at(membership, 'plan_id')) });
  },
});
