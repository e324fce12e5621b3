import type { CaseFile } from '../../case/case-file.ts';
import { refuses, sentences } from './phrases.ts';
import { mentions } from './value-source.ts';

/** A user that does not say who it is, though it was asked and knows. */
export interface Withheld {
  /** The agent's question. */
  readonly asked: number;
  /** The user turn that passes over it. */
  readonly step: number;
  readonly values: readonly string[];
}

const asksWho =
  /\b(user|customer|patient|account|profile) ?(id|identifier|number)\b|\b(your|the) e-?mail address\b|\bzip code\b/i;

/**
 * Null unless the agent asked for that alone, the instruction has an id, an address or a zip code to answer with, no user turn says any
 * of them, no tool could be asked anything, and the agent had refused nothing before.
 */
export function identityWithheld({ trajectory, task, calls }: CaseFile): Withheld | null {
  const instruction = task?.instruction ?? '';
  const values = [
    ...(task?.user_id && mentions(instruction, task.user_id) ? [task.user_id] : []),
    ...(instruction.match(/(?<=\b(?:user|patient) id(?: is)?:? )(?!is\b)\w+/gi) ?? []),
    ...(instruction.match(/(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g) ?? []),
    ...(instruction.match(/(?<=\bzip\D{0,20})\d{5}\b/gi) ?? []),
  ];
  const lookedUp = calls.some(
    (call) => call.kind === 'write' || (call.observation !== null && !call.rejected && /^(get|find)_/.test(call.name)),
  );
  const { messages } = trajectory;
  if (values.length === 0 || lookedUp) return null;
  if (messages.some(({ role, said }) => role === 'user' && values.some((value) => mentions(said ?? '', value))))
    return null;
  const asked = messages.findIndex(({ role, said }) => role === 'assistant' && sentences(said ?? '').some(asksForThat));
  const step = messages.findIndex(({ role }, index) => index > asked && role === 'user');
  if (asked === -1 || step === -1) return null;
  const refused = messages.slice(0, asked).some(({ role, said }) => role === 'assistant' && refuses(said ?? ''));
  return refused ? null : { asked, step, values };
}

/** Who is asked for a number that it does not have as well may well pass over the rest. */
function asksForThat(sentence: string): boolean {
  return (
    asksWho.test(sentence) && !/\b(and|along with|as well as) (the |your )*(reservation|order|booking)/i.test(sentence)
  );
}
