import type { AgentStrategy, SeatedAgent } from '../agent.ts';
import { callTools } from './call-tools.ts';

/** tau-bench's tool-calling agent: the policy is the system prompt, and the model calls tools by itself. */
export const toolCalling: AgentStrategy = {
  name: 'tool-calling',
  needsModel: true,
  needsDisplays: false,
  prompt: '',
  seat: ({ dataset, tools, model }): SeatedAgent => callTools({ systemPrompt: dataset.policy, tools, model }),
};
