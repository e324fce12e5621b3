import { stopWord, type Turn } from '../../src/run/user-simulator.ts';
import { agree } from '../../src/run/users/replay.ts';

/** The customer ends the conversation in the same breath as the first go-ahead. */
export function stopWithTheYes(text: string): string {
  return text === agree ? `${agree} Bye! ${stopWord}` : text;
}

/** At the first question for a yes the customer wants something else. */
export function changeOfMind(wish: string): (text: string, turns: readonly Turn[]) => string {
  return (text, turns) => (text === agree && !turns.some((turn) => turn.text === wish) ? wish : text);
}
