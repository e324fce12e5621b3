import { z } from 'zod';
import { defineTool, type Tool } from '../../engine/tool.ts';
import type { RetailDialect } from '../dialect.ts';

/** `transfer_to_human_agents`: ends the episode in tau-bench, whose grader leaves it out; in tau2 the agent goes on talking. */
export const transferToHumanAgents = (dialect: RetailDialect): Tool =>
  defineTool({
    name: 'transfer_to_human_agents',
    kind: dialect.transferEnds ? 'terminal' : 'read',
    description:
      'Hands the customer over to a human agent and ends the conversation. Only where the request lies beyond the other tools ' +
      'and the policy, or where the customer asks for a human.',
    parameters: {
      summary: z.string().describe("The customer's issue in a few sentences, for the human who takes over."),
    },
    run: () => 'Transfer successful',
  });
