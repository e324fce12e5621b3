import { z } from 'zod';
import { text } from '../../../python/repr.ts';
import { defineTool } from '../../engine/tool.ts';

const urgencies = ['low', 'medium', 'high'] as const;

/** `transfer_to_medical_staff`: ends the episode; the grader leaves it out. */
export const transferToMedicalStaff = defineTool({
  name: 'transfer_to_medical_staff',
  kind: 'terminal',
  description:
    'Hands the caller over to the medical staff and ends the conversation. Only for emergencies and for what the policy ' +
    'names; the policy also says how urgent each case is.',
  parameters: {
    reason: z.string().describe('What the caller needs, in a sentence or two, for the one who takes over.'),
    urgency: z.enum(urgencies).optional().describe('How urgent it is; medium where it is not given.'),
  },
  run: (_view, { urgency }) => `Transferred to medical staff with ${text(urgency ?? 'medium')} urgency.`,
});
