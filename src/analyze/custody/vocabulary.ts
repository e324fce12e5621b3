import { topicOf } from '../evidence/reading/topics.ts';
import type { Vocabulary as ValueVocabulary } from '../evidence/reading/value-patterns.ts';
import { wishWords } from '../evidence/reading/wish-words.ts';

/** How the people of a domain speak: of its values, and of what its tools do. */
export interface Vocabulary extends ValueVocabulary {
  readonly topic: (tool: string) => RegExp | null;
}

const paraphrases: Readonly<Record<string, RegExp>> = {
  'no longer needed':
    /\bno longer (?:need|want|requir)\w*|\b(?:don'?t|do not|dont|didn'?t|won'?t) (?:really |actually )?(?:need|want) (?:it|them|that|this|the \w+|these|those|any of)|\b(?:not|isn'?t|aren'?t) need(?:ed)?\b|\bno (?:use|need) for\b|\bhave no use\b|\bchanged my mind\b|\bfound (?:it|one|them) (?:cheaper|elsewhere)\b|\bdon'?t need\b/,
  'ordered by mistake':
    /\bby (?:mistake|accident|error)\b|\baccident(?:al|ally)?\b|\bmistaken(?:ly)?\b|\b(?:was|were|is|it'?s) a mistake\b|\bmistake\b|\bdidn'?t mean to\b|\bnot meant to\b|\bnever meant\b|\bwrong (?:button|order|item|thing)\b|\bslip of\b|\btoo (?:quick|fast|hasty)\b|\bin error\b/,
};

/** The vocabulary of a domain by name; for one that nothing is known of, what the names of its tools tell. */
export function vocabularyOf(domain: string | null): Vocabulary {
  const today = domain === 'airline' ? '2024-05-15' : domain === 'healthcare' ? '2024-06-10' : null;
  return {
    today,
    aliases: (value) => (Object.hasOwn(paraphrases, value) ? [paraphrases[value] as RegExp] : []),
    topic: (tool) => wishWords(tool) ?? topicOf(tool),
  };
}
