import { plainWords } from './plain-words.ts';
import { sentencesOf } from './sentences.ts';

const condition =
  /\b(?:if|unless|in case|should (?:the|it|that|they|he|she)|only when|only if|otherwise|as long as|provided that|when (?:the agent|told|asked|they)|once (?:the agent|told|asked|they)|failing that|else)\b/;

/** Whether a text wants something only under a condition. */
export function isConditional(text: string): boolean {
  return condition.test(plainWords(text));
}

/** The sentences of a text for which something holds, with whether each of them stands under a condition. */
export function conditionsOf(text: string, holds: (sentence: string) => boolean): readonly boolean[] {
  const all = sentencesOf(text);
  return all.flatMap((sentence, index) =>
    // "If it is dearer, ... Then you want ..." still stands under the condition before it.
    holds(sentence)
      ? [
          isConditional(sentence) ||
            (/^(?:then|in that case|instead)\b/i.test(sentence.trim()) && isConditional(all[index - 1] ?? '')),
        ]
      : [],
  );
}
