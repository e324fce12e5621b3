import type { DomainIdentity } from '../../../domains/engine/domain.ts';
import type { CaseFile } from '../../case/case-file.ts';
import { refuses } from './phrases.ts';
import { sentencesOf } from './sentences.ts';
import { mentions } from './value-source.ts';

/** A user that does not say who it is, though it was asked and knows. */
export interface Withheld {
  /** The agent's question. */
  readonly asked: number;
  /** The user turn that passes over it. */
  readonly step: number;
  readonly values: readonly string[];
}

/**
 * Null unless the agent asked for that alone, the instruction has an id, an address or a zip code to answer with, no user turn says any
 * of them, no tool could be asked anything, and the agent had refused nothing before.
 */
export function identityWithheld({ trajectory, task, calls, knownDomain }: CaseFile): Withheld | null {
  const identity: Partial<DomainIdentity> = knownDomain?.identity ?? {};
  const instruction = task?.instruction ?? '';
  const values = [
    ...(task?.user_id && mentions(instruction, task.user_id) ? [task.user_id] : []),
    ...(instruction.match(new RegExp(`(?<=\\b(?:user|${identity.noun ?? 'user'}) id(?: is)?:? )(?!is\\b)\\w+`, 'gi')) ??
      []),
    ...(instruction.match(/(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g) ?? []),
    ...(instruction.match(/(?<=\bzip\D{0,20})\d{5}\b/gi) ?? []),
  ];
  const lookedUp = calls.some(
    (call) => call.kind === 'write' || (call.observation !== null && !call.rejected && /^(get|find)_/.test(call.name)),
  );
  const { messages } = trajectory;
  if (values.length === 0 || lookedUp) {
    return null;
  }
  if (messages.some(({ role, said }) => role === 'user' && values.some((value) => mentions(said ?? '', value)))) {
    return null;
  }
  const asked = messages.findIndex(
    ({ role, said }) => role === 'assistant' && sentencesOf(said ?? '').some((one) => asksWho(one, identity)),
  );
  const step = messages.findIndex(({ role }, index) => index > asked && role === 'user');
  if (asked === -1 || step === -1) {
    return null;
  }
  const refused = messages.slice(0, asked).some(({ role, said }) => role === 'assistant' && refuses(said ?? ''));
  return refused ? null : { asked, step, values };
}

/** Whether a sentence asks who the customer is and for no number beside: who lacks that one may well pass over the rest. */
function asksWho(sentence: string, { noun, otherNumbers = [] }: Partial<DomainIdentity>): boolean {
  const who = ['user', 'customer', 'account', 'profile', ...(noun ? [noun] : [])].join('|');
  const identity = new RegExp(
    `\\b(${who}) ?(id|identifier|number)\\b|\\b(your|the) e-?mail address\\b|\\bzip code\\b`,
    'i',
  );
  const others = ['order', 'booking', ...otherNumbers].join('|');
  const more = new RegExp(`\\b(and|along with|as well as) (the |your )*(${others})`, 'i');
  return identity.test(sentence) && !more.test(sentence);
}
