import { z } from 'zod';
import { defineTool } from '../../engine/tool.ts';

/** `transfer_to_human_agents`: ends the episode; the grader leaves it out. */
export const transferToHumanAgents = defineTool({
  name: 'transfer_to_human_agents',
  kind: 'terminal',
  description:
    'Hands the customer over to a human agent and ends the conversation. Only where the request lies beyond the other tools ' +
    'and the policy, or where the customer asks for a human.',
  parameters: {
    summary: z.string().describe("The customer's issue in a few sentences, for the human who takes over."),
  },
  run: () => 'Transfer successful',
});
