import type { Model } from '../../models/model.ts';
import { requireModel } from '../require-model.ts';
import { addSpending, noSpending, type Spending, spendingOf } from '../spending.ts';
import type { Turn, UserStrategy } from '../user-simulator.ts';
import { customerOrders, customerPrompt } from './prompts.ts';
import { customerView, dialogueText, spoken, withoutThinking } from './user-voice.ts';

const attempts = 3;

/** How a second look at a reply is asked for; also used by the reflecting user. */
export const checkOrders = `You check what an actor says who plays a customer at a service desk. These are the actor's facts and aims:

{instruction}

The dialogue so far:
{dialogue}

The actor's next message:
Customer: {reply}

Is the message one that this customer could send here: true to the facts and aims, with nothing made up, and ending the
conversation with ###STOP### only where everything is settled or the desk has passed the customer on?
Give your reason in a sentence, then on a line of its own "Verdict: true" or "Verdict: false".
`;

/** Asks the model about its own reply. An answer without a verdict lets the reply pass. */
export async function checkReply({
  model,
  instruction,
  turns,
  reply,
  signal,
}: {
  readonly model: Model;
  readonly instruction: string | null;
  readonly turns: readonly Turn[];
  readonly reply: string;
  readonly signal: AbortSignal;
}): Promise<{ readonly fits: boolean; readonly remark: string; readonly spending: Spending }> {
  const parts: Readonly<Record<string, string>> = {
    instruction: instruction ?? '',
    dialogue: dialogueText(turns) || '(it has not begun)',
    reply,
  };
  const content = checkOrders.replace(/\{(instruction|dialogue|reply)\}/g, (_, name: string) => parts[name] ?? '');
  const answer = await model.complete({ messages: [{ role: 'user', content }], signal });
  const remark = withoutThinking(answer.content);
  const verdict = [...remark.matchAll(/\b(true|false)\b/gi)].at(-1)?.[1]?.toLowerCase();
  return { fits: verdict !== 'false', remark, spending: spendingOf(answer) };
}

/** A model that writes the customer's message and then checks it; up to three tries, of which the last one stands. */
export const verify: UserStrategy = {
  name: 'verify',
  needsModel: true,
  needsPerson: false,
  callsPerTurn: 2,
  prompt: customerOrders + checkOrders,
  seat: ({ task, model: given }) => {
    const model = requireModel(given, 'the user');
    const system = customerPrompt(task.instruction);
    return async (turns, signal) => {
      let spending = noSpending;
      let text = '';
      for (let attempt = 0; attempt < attempts; attempt++) {
        const reply = await model.complete({ messages: customerView({ system, turns }), signal });
        text = spoken(withoutThinking(reply.content));
        const checked = await checkReply({ model, instruction: task.instruction, turns, reply: text, signal });
        spending = addSpending(addSpending(spending, spendingOf(reply)), checked.spending);
        if (checked.fits) {
          break;
        }
      }
      return { text, spending };
    };
  },
};
