import type { Deed } from './scene.ts';
import { closingOf } from './scene.ts';
import { type Script, stopWord, type Turn } from './script.ts';
import type { Voice } from './wording/voice.ts';

/**
 * A run whose two sides name their wishes and deeds word for word as the domain does, told in other words: opening, proposals,
 * agreements, summary, leave. Turns that do not stay as they are.
 */
export function retell(script: Script, deeds: readonly Deed[], voice: Voice): Script {
  const turns: Turn[] = [...script.turns];
  const say = (index: number, text: string) => {
    const turn = turns[index];
    if (turn !== undefined && turn.kind !== 'call') {
      turns[index] = { ...turn, text, ours: true };
    }
  };
  const opening = turns.findIndex(({ kind }) => kind === 'user');
  const words = textAt(turns, opening);
  const wishes = [...new Set(deeds.map(({ phrase }) => phrase.wish))];
  const ends = wishes.map((wish) => (words.includes(wish) ? words.indexOf(wish) + wish.length : -1));
  if (wishes.length > 0 && !ends.includes(-1)) {
    const rest = words.slice(Math.max(...ends)).replace(/^[.\s]+/, '');
    say(opening, `${voice.open(wishes)}${rest === '' ? '' : ` ${rest}`}`);
  }
  for (const [index, { proposal, phrase }] of deeds.entries()) {
    if (proposal !== null && textAt(turns, proposal).includes(phrase.deed)) {
      const alone = deeds.filter((one) => textAt(script.turns, proposal).includes(one.phrase.deed)).length === 1;
      if (alone) {
        say(proposal, voice.propose(phrase.deed, index));
        say(proposal + 1, voice.agree());
      }
    }
  }
  const closing = closingOf(turns);
  const { outputs } = script.task;
  if (closing !== null && closing > (deeds.at(-1)?.turn ?? 0) && deeds.length + outputs.length > 0) {
    say(closing, voice.close({ done: deeds.map(({ phrase }) => phrase.deed), outputs }));
    if (closing === turns.length - 2 && textAt(turns, closing + 1).includes(stopWord)) {
      say(closing + 1, `${voice.thankAndLeave()} ${stopWord}`);
    }
  }
  return { ...script, turns };
}

/** The words of a turn; nothing for a call. */
export function textAt(turns: readonly Turn[], index: number): string {
  const turn = turns[index];
  return turn === undefined || turn.kind === 'call' ? '' : turn.text;
}
