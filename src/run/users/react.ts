import { requireModel } from '../require-model.ts';
import { spendingOf } from '../spending.ts';
import { stopWord, type UserStrategy } from '../user-simulator.ts';
import { customerOrders, customerPrompt } from './prompts.ts';
import { customerView, spoken, withoutThinking } from './user-voice.ts';

const thinkFirst = `
Before each message, think about what is settled, what is still open and what the agent needs now. Write it like this:

Thought:
Your considerations. The agent does not see them.
User Response:
The message to the agent, or ###STOP###.
`;

/** A model that thinks before each message; only the message reaches the agent. */
export const react: UserStrategy = {
  name: 'react',
  needsModel: true,
  needsPerson: false,
  callsPerTurn: 1,
  prompt: customerOrders + thinkFirst,
  seat: ({ task, model: given }) => {
    const model = requireModel(given, 'the user');
    const system = customerPrompt(task.instruction, thinkFirst);
    const own: string[] = [];
    return async (turns, signal) => {
      const reply = await model.complete({ messages: customerView({ system, turns, own }), signal });
      own.push(reply.content);
      return { text: spoken(readResponse(withoutThinking(reply.content))), spending: spendingOf(reply) };
    };
  },
};

/** What stands behind the last label. A reply without labels is all message; one that is all thought is kept rather than lost. */
export function readResponse(text: string): string {
  const labelled = /^[\s\S]*User Response:([\s\S]*)$/i.exec(text)?.[1];
  const response = labelled ?? text.replace(/^\s*Thought:\s*/i, '');
  return response.includes(stopWord) ? stopWord : response.trim();
}
