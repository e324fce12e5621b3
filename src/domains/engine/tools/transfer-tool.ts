import { z } from 'zod';
import { defineTool, type Tool } from '../tool.ts';

/** `transfer_to_human_agents`: ends the episode in tau-bench, whose grader leaves it out; in tau2 the agent goes on talking. */
export function transferTool({ ends }: { readonly ends: boolean }): Tool {
  return defineTool({
    name: 'transfer_to_human_agents',
    kind: ends ? 'terminal' : 'read',
    description:
      'Hands the customer over to a human agent and ends the conversation. Only where the request lies beyond the other tools ' +
      'and the policy, or where the customer asks for a human.',
    parameters: {
      summary: z.string().describe("The customer's issue in a few sentences, for the human who takes over."),
    },
    run: () => 'Transfer successful',
  });
}
