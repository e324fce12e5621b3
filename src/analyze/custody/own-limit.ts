import type { CaseFile } from '../case/case-file.ts';
import { plainWords } from '../evidence/reading/plain-words.ts';
import type { Turn } from './turns.ts';

/** A limit that a user set for itself: the turn, and the number that its instruction does not have. */
export interface OwnLimit {
  readonly step: number;
  readonly amount: string;
}

const limits: readonly RegExp[] = [
  /\b(?:(?:if|when|unless|once|where)\b[^.;!?]{0,40}\b(?:more than|over|above|beyond|past)|at (?:the )?most|no more than|maximum of|limit (?:is|of)|budget (?:is|of)|not (?:go|pay|spend)[^.;!?]{0,15} (?:over|above|beyond|past|more than)) \$?(\d+(?:\.\d+)?)\b/,
  /\$?\b(\d+(?:\.\d+)?)\b[^.;!?]{0,25}\b(?:as far as i (?:can|could|will|would) go|as high as i (?:can|could|will|would) go|is (?:my|the) (?:limit|maximum|ceiling|budget)|is all (?:that )?i (?:have|can spend)|is the most (?:that )?i)\b/,
];

/** The first limit in the user's turns whose number is neither in its instruction nor anything that the agent had said; null without one. */
export function ownLimit(file: CaseFile, turns: readonly Turn[]): OwnLimit | null {
  const instruction = numbersIn(file.task?.instruction ?? '');
  if (instruction === null) {
    return null;
  }
  const heard = new Set<string>();
  for (const { speaker, step, said } of turns) {
    if (speaker === 'agent') {
      for (const number of numbersIn(said) ?? []) {
        heard.add(number);
      }
      continue;
    }
    const words = spelledOut(said);
    for (const limit of limits) {
      const amount = limit.exec(words)?.[1];
      if (amount !== undefined && !instruction.has(amount) && !heard.has(amount)) {
        return { step, amount };
      }
    }
  }
  return null;
}

function numbersIn(text: string): ReadonlySet<string> | null {
  return text === '' ? null : new Set([...spelledOut(text).matchAll(/\d+(?:\.\d+)?/g)].map(([number]) => number));
}

function spelledOut(text: string): string {
  return plainWords(text)
    .replace(/\b(?:a|one) hundred\b/g, '100')
    .replace(/\b(\d) hundred\b/g, (_, count: string) => `${count}00`);
}
