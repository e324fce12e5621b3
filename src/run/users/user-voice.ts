import { type ChatMessage, ModelError } from '../../models/model.ts';
import type { Turn } from '../user-simulator.ts';
import { greeting } from './prompts.ts';

/** What a simulated customer sees: its orders, then the desk as the other side. `own` has its replies as it wrote them. */
export function customerView({
  system,
  turns,
  own = [],
}: {
  readonly system: string;
  readonly turns: readonly Turn[];
  readonly own?: readonly string[];
}): ChatMessage[] {
  let replies = 0;
  return [
    { role: 'system', content: system },
    { role: 'user', content: greeting },
    ...turns.map(({ speaker, text }): ChatMessage => {
      if (speaker === 'agent') {
        return { role: 'user', content: text };
      }
      const written = own[replies] ?? text;
      replies += 1;
      return { role: 'assistant', content: written };
    }),
  ];
}

/** A reply without the thoughts that some models write between tags. */
export function withoutThinking(text: string): string {
  const parts = text.split('</think>');
  // What stands behind an opening that is never closed is a thought that was cut off.
  return parts
    .map((part, index) => (index < parts.length - 1 && !part.includes(opening) ? '' : part.split(opening, 1)[0]))
    .join('')
    .trim();
}

const opening = '<think>';

/** A message as it reaches the agent; throws a ModelError where nothing is left of it. */
export function spoken(text: string): string {
  if (text === '') {
    throw new ModelError("the user's model sent a reply without a message.", { fatal: false });
  }
  return text;
}

/** The dialogue for a reader who is neither side. */
export function dialogueText(turns: readonly Turn[]): string {
  return turns.map(({ speaker, text }) => `${speaker === 'agent' ? 'Agent' : 'Customer'}: ${text}`).join('\n');
}
