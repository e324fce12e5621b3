import { requireModel } from '../require-model.ts';
import { addSpending, spendingOf } from '../spending.ts';
import type { UserStrategy } from '../user-simulator.ts';
import { customerOrders, customerPrompt } from './prompts.ts';
import { customerView, spoken, withoutThinking } from './user-voice.ts';
import { checkOrders, checkReply } from './verify.ts';

const rewriteOrders = `Your last message does not fit the customer that you play:

{remark}

Write that message again so that it fits. Answer with the message alone.`;

/** A model that checks its message and, where it does not fit, writes it once more with what was wrong in mind. */
export const reflection: UserStrategy = {
  name: 'reflection',
  needsModel: true,
  needsPerson: false,
  callsPerTurn: 2,
  prompt: customerOrders + checkOrders + rewriteOrders,
  seat: ({ task, model: given }) => {
    const model = requireModel(given, 'the user');
    const { instruction } = task;
    const system = customerPrompt(instruction);
    return async (turns, signal) => {
      const messages = customerView({ system, turns });
      const first = await model.complete({ messages, signal });
      const text = spoken(withoutThinking(first.content));
      const checked = await checkReply({ model, instruction, turns, reply: text, signal });
      const spent = addSpending(spendingOf(first), checked.spending);
      if (checked.fits) {
        return { text, spending: spent };
      }
      const content = rewriteOrders.replace('{remark}', () => checked.remark);
      const second = await model.complete({
        messages: [...messages, { role: 'assistant', content: first.content }, { role: 'user', content }],
        signal,
      });
      return { text: spoken(withoutThinking(second.content)), spending: addSpending(spent, spendingOf(second)) };
    };
  },
};
