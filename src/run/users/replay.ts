import type { Dataset, DatasetTask } from '../../datasets/dataset.ts';
import { firstPerson } from '../replay/first-person.ts';
import { type Identity, identityOf } from '../replay/identity.ts';
import { phraseOf } from '../replay/phrases.ts';
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

/** What a customer of this task can say. */
interface Part {
  readonly opening: string;
  readonly identity: Identity | null;
  readonly wishes: readonly { readonly text: string; readonly ids: readonly string[] }[];
}

function readPart({ dataset, task }: { readonly dataset: Dataset; readonly task: DatasetTask }): Part {
  const kinds = new Map(dataset.domain.tools.map(({ name, kind }) => [name, kind]));
  const writes = task.actions.filter(({ name }) => kinds.get(name) === 'write');
  const wishes = writes.map((action) => ({
    text: phraseOf(action, dataset.database).wish,
    ids: Object.values(action.arguments).filter(
      (value): value is string => typeof value === 'string' && /\d/.test(value),
    ),
  }));
  const wanted = [...new Set(wishes.map(({ text }) => text))];
  const stated = wanted.map((wish, index) => `I would ${index === 0 ? 'like' : 'also like'} to ${wish}.`).join(' ');
  const told = task.outputs.length > 0 && wanted.length > 0 ? ' And please tell me the figures that go with it.' : '';
  const opening = wanted.length > 0 ? `${stated}${told}` : firstPerson(task.instruction ?? '');
  return { opening: `Hi! ${opening || 'I have a question.'}`, identity: identityOf({ dataset, task }), wishes };
}

const asksWho =
  /\b(?:e-?mail|zip|postal code|user id|customer id|patient id|full name|your name|identify|verify|who you are)\b/i;
const asksYes =
  /\b(?:yes or no|\(yes\/no\)|confirm|go ahead|proceed|shall i|should i|would you like me|is that all right)\b/i;
const asksMore = /\b(?:anything else|something else|any other|further (?:help|questions|assistance))\b/i;

function answer({ opening, identity, wishes }: Part, turns: readonly Turn[]): string {
  const last = turns.at(-1)?.text;
  if (last === undefined) return opening;
  const mine = turns.filter(({ speaker }) => speaker === 'user').map(({ text }) => text);
  const introduced = identity === null || mine.includes(identity.answer);
  if (!introduced && asksWho.test(last)) return identity.answer;
  if (asksYes.test(last) && !asksMore.test(last)) return wishes.length > 0 ? agree : 'No, thank you. ###STOP###';
  const open = wishes.filter(({ ids }) => !agreedTo(turns, ids));
  const reminder = `There is still this: I would like to ${open[0]?.text}.`;
  if (asksMore.test(last))
    return open.length > 0 && !mine.includes(reminder) ? reminder : `No, that is all. Thank you! ${stopWord}`;
  if (mine.filter((text) => text === again).length >= patience)
    return `I will leave it at that, thank you. ${stopWord}`;
  if (wishes.length === 0 && mine.length > 2) return `All right, thank you. ${stopWord}`;
  return mine.at(-1) === again ? opening.replace(/^Hi! /, '') : again;
}

const agree = 'Yes, please go ahead.';
const again = 'Please do just what I asked for; I have nothing to add to it.';
const patience = 2;

/** Whether the customer has said yes to a message that names all these ids. */
function agreedTo(turns: readonly Turn[], ids: readonly string[]): boolean {
  return turns.some(
    ({ speaker, text }, index) =>
      speaker === 'agent' && turns[index + 1]?.text === agree && ids.some((id) => text.includes(id)),
  );
}
