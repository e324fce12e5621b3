import { requireModel } from '../require-model.ts';
import { spendingOf } from '../spending.ts';
import type { UserStrategy } from '../user-simulator.ts';
import { customerOrders, customerPrompt } from './prompts.ts';
import { customerView, spoken, withoutThinking } from './user-voice.ts';

/** A model that writes what the customer says. */
export const llm: UserStrategy = {
  name: 'llm',
  needsModel: true,
  needsPerson: false,
  callsPerTurn: 1,
  prompt: customerOrders,
  seat: ({ task, model: given }) => {
    const model = requireModel(given, 'the user');
    const system = customerPrompt(task.instruction);
    return async (turns, signal) => {
      const reply = await model.complete({ messages: customerView({ system, turns }), signal });
      return { text: spoken(withoutThinking(reply.content)), spending: spendingOf(reply) };
    };
  },
};
