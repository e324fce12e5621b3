import { shuffled } from '../../chance/shuffled.ts';
import type { AgentStrategy } from '../agent.ts';
import { callTools } from './call-tools.ts';

/** How many example dialogues an episode sees, as in tau-bench. */
const displaysShown = 5;

/** The tool-calling agent with example dialogues behind its policy, drawn anew for each episode. */
export const fewShot: AgentStrategy = {
  name: 'few-shot',
  needsModel: true,
  needsDisplays: true,
  prompt: 'Example N:',
  seat: ({ dataset, tools, model, displays, random }) => {
    const drawn = shuffled(displays, random).slice(0, displaysShown);
    const examples = drawn.map((display, index) => `Example ${index + 1}:\n${display}`);
    return callTools({ systemPrompt: [dataset.policy, ...examples].join('\n\n'), tools, model });
  },
};
