import { plainWords } from './plain-words.ts';
import { sentencesOf } from './sentences.ts';

const refusal = new RegExp(
  [
    String.raw`\bi'?m afraid\b(?! (?:of|you might))`,
    String.raw`\b(?:can'?t|cannot|can not|could not|couldn'?t|won'?t be able|unable|not able)\b(?! (?:wait|thank|imagine|agree more|believe))`,
    String.raw`\b(?:is|are|it'?s|that'?s|was|be) (?:simply |just |unfortunately |sadly |also )?(?:not|n'?t) (?:something|possible|allowed|permitted|eligible|covered|refundable|available to|an option|within|in my|offered|supported|changeable|feasible|able)\b`,
    String.raw`\b(?:isn'?t|aren'?t|wasn'?t) (?:something|possible|allowed|permitted|eligible|covered|refundable|an option|within|in my|offered|supported|changeable|feasible|able)\b`,
    String.raw`\bnot (?:possible|allowed|permitted|eligible|in a position|authori[sz]ed|at liberty)\b|\bineligible\b`,
    String.raw`\b(?:policy|policies|rules?|system|guidelines?|terms) (?:do(?:es)?n'?t|do(?:es)? not|won'?t|will not|prevents?|forbids?|prohibits?|rules? out|stops? me|keeps? me|only allows?)\b`,
    String.raw`\bagainst (?:our|the|my) (?:policy|policies|rules)\b`,
    String.raw`\b(?:do|does) ?n[o']?t (?:have|offer|allow|permit|accept|provide|support|let) (?:the |a |an |any |that |this |me |us |such )*(?:functionality|ability|option|access|means|authority|way|power|tool|permission|possibility|service|permit|\w+)\b`,
    String.raw`\b(?:outside|beyond) (?:of )?(?:what|my|the scope|our|the)\b`,
    String.raw`^(?:unfortunately|sadly|regrettably|i'?m (?:sorry|afraid))[, ]+(?:but )?(?:no|not)\b(?! (?:problem|worries))`,
    String.raw`\b(?:can|could|may) only (?:go|travel|refund|return|deal|be (?:refunded|returned|sent|paid|issued|made))\b`,
    String.raw`\b(?:no|isn'?t any|not any) (?:way|option|possibility|means)\b`,
    String.raw`\bno (?:changes?|modifications?|refunds?|cancellations?|exceptions?|compensation|returns?) (?:can|are|is|may|will|for|whatsoever)\b`,
    String.raw`\b(?:must|have to|need to|will have to) (?:decline|refuse|turn (?:you|that|this) down)\b`,
    String.raw`\bout of my hands\b|\bmy hands are tied\b|\bnothing (?:i|we) can do\b|\bno can do\b`,
    String.raw`\b(?:has|have) to (?:stay|remain) (?:as|where|in)\b`,
    String.raw`\bunfortunately,? (?:i|we)(?: do|'ll| will)? (?:need|require) (?:the|your|a|an)\b`,
    String.raw`\b(?:too late|no longer (?:possible|eligible|within|open))\b`,
  ].join('|'),
);

/** Conditions and questions refuse nothing: "if you can't find it, ...". */
const unreal = /\bif (?:you|it|that|this|there|they|the|your|we|i)\b[^,.;]*$|\bwhether\b[^,.;]*$/;

/** The sentence in which an agent's words refuse something, verbatim, or null. */
export function refusalIn(text: string): string | null {
  return (
    sentencesOf(text).find((sentence) => {
      const plain = plainWords(sentence);
      const match = refusal.exec(plain);
      return match !== null && !unreal.test(plain.slice(0, match.index)) && !excuses.test(plain);
    }) ?? null
  );
}

/** What looks like a refusal and turns nothing down. */
const excuses =
  /\b(?:can'?t|cannot|couldn'?t|unable to|not able to) (?:find|locate|see|identify|verify|seem to find|pull up|look up)\b|\b(?:can'?t|cannot) be (?:undone|reversed|changed (?:again|later|afterwards)|modified again|taken back)\b|\b(?:single|individual|separate) \w+\b|\bonly (?:some|part) of\b|\bonly be (?:modified|changed|done|requested) once\b|\byour (?:line|phone|device|sim|app) does(?:n'?t| not) allow\b/;

const goAhead =
  /\b(?:would you (?:like|want|prefer|rather|take|care for)|shall we|is that (?:something|what)|want (?:it|that|this|one)\?|shall i|should i|do you (?:want|wish|confirm|agree|still)|want me to|like me to|may i(?! (?:please |kindly )?(?:have|ask|get|know|see))|(?:your|the) permission to|can i go|please confirm|can you confirm|could you (?:please )?confirm|confirm (?:that|if|whether|to|with|by|the|these|this|and)|\(yes\/?(?:no)?\)|yes\/no|"yes"|a (?:clear )?yes|reply yes|say yes|is that (?:correct|ok|okay|right|all right|alright)|are you (?:sure|okay|ok|happy)|go ahead|does that (?:work|sound|suit|look)|would that (?:work|suit|be)|all right\?|ok(?:ay)?\?|sound good|which (?:one|of|would|card|payment|option)|let me know (?:if|whether) (?:you|i|that|this|it)|let me know which)/;

const anythingElse =
  /\b(?:anything|something|any) (?:else|other|further|more)\b|\b(?:any|other) (?:questions?|requests?|concerns?)\b|\bhelp you with (?:anything|today)\b|\bfurther assist/;

/** Whether an agent's words put something before the user and wait for an answer; "anything else?" alone does not. */
export function proposes(text: string): boolean {
  return sentencesOf(text).some((sentence) => {
    const plain = plainWords(sentence);
    return goAhead.test(plain) && !anythingElse.test(plain);
  });
}

/** Whether an agent's words ask whether there is more, which gives the user the floor. */
export function asksForMore(text: string): boolean {
  return anythingElse.test(plainWords(text));
}

/** Whether an agent's words wait for an answer of any kind. */
export function asks(text: string): boolean {
  return sentencesOf(text).some((sentence) => {
    const plain = plainWords(sentence);
    return (
      (/\?\s*["')]*$/.test(plain) ||
        goAhead.test(plain) ||
        /\bplease (?:provide|share|tell|give|send|let)\b/.test(plain)) &&
      !anythingElse.test(plain)
    );
  });
}
