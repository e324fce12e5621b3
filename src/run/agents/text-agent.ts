import type { ChatMessage } from '../../models/model.ts';
import { jsonText } from '../../python/json-text.ts';
import { parseJson } from '../../python/parse-json.ts';
import { isDictionary, type Value } from '../../python/value.ts';
import { outputLabel, parseTextAction } from '../../records/formats/tau-bench/text-action.ts';
import type { Action, AgentSetting, AgentStrategy, SeatedAgent } from '../agent.ts';
import { assistantMessage } from '../conversation.ts';
import { requireModel } from '../require-model.ts';
import { spendingOf } from '../spending.ts';

const actPrompt = `# How to answer

Every reply of yours is one action, written as text. A reply looks exactly like this:

Action:
{"name": "tool_name", "arguments": {"first_argument": "value"}}

The name is one of the tools above, or "respond", which says something to the user:

Action:
{"name": "respond", "arguments": {"content": "What the user shall read."}}

What a tool gives back comes as a message that begins with "API output:"; the user does not see it. Behind "Action:" stands
one JSON object and nothing after it. One action a reply. Keep to the policy and help as far as it allows.
`;

const reactPrompt = `# How to answer

Every reply of yours is a thought and then one action, written as text. A reply looks exactly like this:

Thought:
What is known, what the policy says about it, and what to do next. The user does not see this.
Action:
{"name": "tool_name", "arguments": {"first_argument": "value"}}

The name is one of the tools above, or "respond", which says something to the user:

Thought:
All of it is done, so the user should know.
Action:
{"name": "respond", "arguments": {"content": "What the user shall read."}}

What a tool gives back comes as a message that begins with "API output:"; the user does not see it. Behind "Action:" stands
one JSON object and nothing after it. One thought and one action a reply. Keep to the policy and help as far as it allows.
`;

/** tau-bench's act agent: the tools stand in the prompt, and calls are written as text. */
export const act = textStrategy('act', actPrompt);

/** tau-bench's react agent: the same, with a thought before each action. */
export const react = textStrategy('react', reactPrompt);

function textStrategy(name: string, prompt: string): AgentStrategy {
  return {
    name,
    needsModel: true,
    needsDisplays: false,
    prompt,
    seat: (setting) => writeActions(setting, prompt),
  };
}

function writeActions({ dataset, tools, model: given }: AgentSetting, prompt: string): SeatedAgent {
  const model = requireModel(given, 'the agent');
  const toolTexts = jsonText(tools as unknown as Value);
  return {
    systemPrompt: `${dataset.policy}\n\n# Tools\n\n${toolTexts}\n\n${prompt}`,
    agent: async ({ messages }, signal) => {
      const chat = messages.map(
        ({ role, content }): ChatMessage =>
          role === 'assistant'
            ? { role, content }
            : { role: role === 'system' ? 'system' : 'user', content: content ?? '' },
      );
      const reply = await model.complete({ messages: chat, allowEmpty: true, signal });
      return {
        message: assistantMessage({ content: reply.sent === undefined ? reply.content : reply.sent }),
        action: readAction(reply.content),
        spending: spendingOf(reply),
        ...(reply.activations !== undefined && { activations: reply.activations }),
      };
    },
    toolMessage: ({ observation }) => ({ role: 'user', content: `${outputLabel}${observation}` }),
  };
}

/** The action in a reply, read by the same rule that reads it from a file; the numbers of its arguments keep Python's kind. */
function readAction(content: string): Action {
  const { call, said } = parseTextAction(content);
  if (call === null) {
    return { kind: 'say', text: said ?? '' };
  }
  const { name } = call;
  if (call.arguments === null) {
    return { kind: 'broken_call', name, id: '', problem: `the arguments of ${name} should be one JSON object.` };
  }
  return { kind: 'call', name, id: '', arguments: exactArguments(content) ?? call.arguments };
}

function exactArguments(content: string): Readonly<Record<string, unknown>> | null {
  try {
    const action = parseJson((content.split('Action:').at(-1) ?? '').trim());
    const given = isDictionary(action) ? action['arguments'] : undefined;
    return given !== undefined && isDictionary(given) ? given : null;
  } catch {
    return null;
  }
}
