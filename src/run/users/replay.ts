import type { Dataset, DatasetTask } from '../../datasets/dataset.ts';
import type { Introduction } from '../../domains/engine/introduction.ts';
import { phraseOf } from '../../domains/engine/phrase-of.ts';
import { askedInWords, firstPerson } from '../scripted/first-person.ts';
import { identityOf } from '../scripted/identity.ts';
import { noSpending } from '../spending.ts';
import { stopWord, type Turn, type UserStrategy } from '../user-simulator.ts';

/** A customer who wants what the task expects, without a model: states it, says who it is, agrees, thanks. */
export const replay: UserStrategy = {
  name: 'replay',
  needsModel: false,
  needsPerson: false,
  callsPerTurn: 0,
  prompt: '',
  seat: ({ dataset, task }) => {
    const part = readPart({ dataset, task });
    return async (turns) => ({ text: answer(part, turns), spending: noSpending });
  },
};

/** What a customer of a task can say. */
export interface Part {
  readonly opening: string;
  readonly identity: Introduction | null;
  readonly wishes: readonly Wish[];
}

/** A change that the customer wants, with the values by which an agent's words are known to speak of it. */
export interface Wish {
  readonly text: string;
  readonly ids: readonly string[];
}

/** The part that a task gives its customer. `wishes` may differ from what the task expects, which plants a fault. */
export function readPart({
  dataset,
  task,
  actions = task.actions,
}: {
  readonly dataset: Dataset;
  readonly task: DatasetTask;
  readonly actions?: DatasetTask['actions'];
}): Part {
  const kinds = new Map(dataset.domain.tools.map(({ name, kind }) => [name, kind]));
  const wishes = actions
    .filter(({ name }) => kinds.get(name) === 'write')
    .map((action) => ({ text: phraseOf(action, dataset).wish, ids: idsIn(action.arguments, task.user_id) }));
  const wanted = [...new Set(wishes.map(({ text }) => text))];
  const stated = wanted.map((wish, index) => `I would ${index === 0 ? 'like' : 'also like'} to ${wish}.`).join(' ');
  const instruction = task.instruction ?? '';
  const desk = dataset.domain.words?.desk ?? null;
  const asked =
    task.outputs.length > 0 ? ` ${askedInWords({ instruction, desk }) ?? 'And please tell me what it comes to.'}` : '';
  const opening = wanted.length > 0 ? `${stated}${asked}` : firstPerson({ instruction, desk });
  return { opening: `Hi! ${opening || 'I have a question.'}`, identity: identityOf({ dataset, task }), wishes };
}

/** The values that name things: ids, codes, dates, numbers written as text. */
function idsIn(value: unknown, userId: string | null): string[] {
  if (typeof value === 'string') {
    return value !== userId && (/\d/.test(value) || /^[A-Z]{6}$/.test(value)) ? [value] : [];
  }
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.values(value).flatMap((inner) => idsIn(inner, userId));
}

const asksWho =
  /\b(?:e-?mail|zip|postal code|user id|customer id|date of birth|full name|your name|identify|verify|who you are)\b/i;
const asksYes =
  /\b(?:yes or no|\(yes\/no\)|confirm|go ahead|proceed|shall i|should i|would you like me|is that all right)\b/i;
const asksMore = /\b(?:anything else|something else|any other|further (?:help|questions|assistance))\b/i;

/** What the customer says next. */
export function answer({ opening, identity, wishes }: Part, turns: readonly Turn[]): string {
  const last = turns.at(-1)?.text;
  if (last === undefined) {
    return opening;
  }
  const mine = turns.filter(({ speaker }) => speaker === 'user').map(({ text }) => text);
  const introduced = identity === null || mine.includes(identity.answer);
  if (!introduced && (asksWho.test(last) || last.toLowerCase().includes(identity.noun))) {
    return identity.answer;
  }
  if (asksYes.test(last) && !asksMore.test(last)) {
    return wishes.length > 0 ? agree : `No, thank you. ${stopWord}`;
  }
  const open = wishes.filter(({ ids }) => !agreedTo(turns, ids));
  const reminder = `There is still this: I would like to ${open[0]?.text}.`;
  if (asksMore.test(last)) {
    if (open.length > 0 && !mine.includes(reminder)) {
      return reminder;
    }
    return `${wishes.length === 0 && mine.length === 2 ? 'All right' : 'No, that is all'}, thank you! ${stopWord}`;
  }
  if (mine.filter((text) => text === again).length >= patience) {
    return `I will leave it at that, thank you. ${stopWord}`;
  }
  if (wishes.length === 0 && mine.length > 2) {
    return `All right, thank you. ${stopWord}`;
  }
  return mine.at(-1) === again ? opening.replace(/^Hi! /, '') : again;
}

/** With these words the customer agrees to what was proposed. */
export const agree = 'Yes, please go ahead.';

const again = 'Please do just what I asked for; I have nothing to add to it.';
const patience = 2;

/** Whether the customer has said yes to a message that names one of these ids. */
function agreedTo(turns: readonly Turn[], ids: readonly string[]): boolean {
  return turns.some(
    ({ speaker, text }, index) =>
      speaker === 'agent' && turns[index + 1]?.text.startsWith(agree) && ids.some((id) => text.includes(id)),
  );
}
