import { jsonText } from '../../python/json-text.ts';
import type { Value } from '../../python/value.ts';
import type { Action, AgentSetting, AgentStrategy, SeatedAgent } from '../agent.ts';
import { assistantMessage } from '../conversation.ts';
import { anythingElse } from '../scripted/agent-words.ts';
import { type PlannedStep, planAgent } from '../scripted/plan.ts';
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
      const planned = steps[turn] ?? { kind: 'say' as const, text: anythingElse };
      return { ...act(planned, `call_${turn}`), spending: noSpending };
    },
    toolMessage: ({ name, id, observation }) => ({ role: 'tool', tool_call_id: id, name, content: observation }),
  };
}

function act(
  planned: PlannedStep,
  id: string,
): { readonly message: ReturnType<typeof assistantMessage>; readonly action: Action } {
  if (planned.kind === 'say') {
    return { message: assistantMessage({ content: planned.text }), action: planned };
  }
  const { name } = planned;
  const text = planned.kind === 'call' ? jsonText(planned.arguments as Value) : planned.text;
  const message = assistantMessage({ content: null, calls: [{ id, name, arguments: text }] });
  const action: Action =
    planned.kind === 'call'
      ? { kind: 'call', name, arguments: planned.arguments, id }
      : { kind: 'broken_call', name, id, problem: `the arguments of ${name} are no valid JSON.` };
  return { message, action };
}
