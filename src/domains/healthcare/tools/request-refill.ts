import { z } from 'zod';
import { add, isLess } from '../../../python/arithmetic.ts';
import { at } from '../../../python/containers.ts';
import { copy } from '../../../python/copy.ts';
import { jsonText } from '../../../python/json-text.ts';
import { text } from '../../../python/repr.ts';
import { defineTool } from '../../engine/tool.ts';
import { now } from '../now.ts';
import { prescriptionId } from '../parameters.ts';

/** `request_refill`: dates, expiry and controlled substances are left to the policy. */
export const requestRefill = defineTool({
  name: 'request_refill',
  kind: 'write',
  description:
    'Sends a refill request to the pharmacy and takes one refill off the prescription. Name medication and pharmacy, and get ' +
    'a clear yes first; check in the policy whether the refill is permitted.',
  parameters: {
    prescription_id: prescriptionId,
    pharmacy: z
      .string()
      .optional()
      .describe("Name of the pharmacy, only where it is another than the one on the patient's record."),
  },
  run(view, { prescription_id, pharmacy }) {
    if (!view.has('prescriptions', prescription_id)) {
      return `Error: prescription ${text(prescription_id)} not found`;
    }
    const current = view.get('prescriptions', prescription_id);
    if (at(current, 'status') !== 'active') {
      return `Error: prescription ${text(prescription_id)} is ${text(at(current, 'status'))} and cannot be refilled`;
    }
    if (isLess(at(current, 'refills_left'), 1)) {
      return `Error: prescription ${text(prescription_id)} has no refills left`;
    }
    const usual = at(view.get('patients', at(current, 'patient_id')), 'pharmacy');
    const prescription = view.change('prescriptions', prescription_id);
    prescription['status'] = 'refill_requested';
    prescription['refills_left'] = add(at(current, 'refills_left'), -1);
    prescription['requested_on'] = now.date;
    prescription['requested_at'] = copy(pharmacy ?? usual);
    return jsonText(prescription);
  },
});
