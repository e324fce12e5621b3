import { jsonText } from '../../domains/python/json-text.ts';
import type { Value } from '../../domains/python/value.ts';
import type { Action, AgentSetting, AgentStrategy, SeatedAgent } from '../agent.ts';
import { assistantMessage } from '../conversation.ts';
import { type PlannedStep, planAgent } from '../replay/plan.ts';
import { noSpending } from '../spending.ts';

/** An agent that does what the task expects, without a model: for tests, demonstrations and planted faults. */
export const replay: AgentStrategy = {
  name: 'replay',
  needsModel: false,
  needsDisplays: false,
  prompt: '',
  seat: (setting) => followPlan({ setting, steps: planAgent(setting) }),
};

/** An agent that takes the planned turns one after another, whatever it is told; then it only offers more help. */
export function followPlan({
  setting: { dataset },
  steps,
}: {
  readonly setting: Pick<AgentSetting, 'dataset'>;
  readonly steps: readonly PlannedStep[];
}): SeatedAgent {
  return {
    systemPrompt: dataset.policy,
    agent: async ({ messages }) => {
      const turn = messages.filter(({ role }) => role === 'assistant').length;
      const planned = steps[turn] ?? { kind: 'say' as const, text: 'Is there anything else that I can do for you?' };
      const action: Action = planned.kind === 'say' ? planned : { ...planned, id: `call_${turn}` };
      return { message: toMessage(action), action, spending: noSpending };
    },
    toolMessage: ({ name, id, observation }) => ({ role: 'tool', tool_call_id: id, name, content: observation }),
  };
}

function toMessage(action: Action): ReturnType<typeof assistantMessage> {
  if (action.kind !== 'call') return assistantMessage({ content: action.kind === 'say' ? action.text : null });
  const { id, name, arguments: given } = action;
  return assistantMessage({ content: null, calls: [{ id, name, arguments: jsonText(given as Value) }] });
}
