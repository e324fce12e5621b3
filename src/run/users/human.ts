import { noSpending } from '../spending.ts';
import type { UserStrategy } from '../user-simulator.ts';

/** A person at the terminal. */
export const human: UserStrategy = {
  name: 'human',
  needsModel: false,
  needsPerson: true,
  callsPerTurn: 0,
  prompt: '',
  seat: ({ task, ask }) => {
    if (ask === null) {
      throw new Error('the human user needs a terminal, and there is none.');
    }
    return async (turns, signal) => {
      const last = turns.at(-1);
      const shown = last === undefined ? `You play: ${task.instruction ?? '(no instruction)'}` : `Agent: ${last.text}`;
      return { text: await ask(shown, signal), spending: noSpending };
    };
  },
};
