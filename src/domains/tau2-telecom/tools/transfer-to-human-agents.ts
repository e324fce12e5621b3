import { z } from 'zod';
import { defineTool } from '../../engine/tool.ts';

/** `transfer_to_human_agents`: in tau2 the agent goes on talking after it, so it ends nothing. */
export const transferToHumanAgents = defineTool({
  name: 'transfer_to_human_agents',
  kind: 'read',
  description:
    'Hands the customer over to a person, where they ask for one or neither the policy nor the tools can solve the problem.',
  parameters: { summary: z.string().describe('What the person has to know of the problem.') },
  run: () => 'Transfer successful',
});
