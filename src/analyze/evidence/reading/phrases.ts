import { sentencesOf } from './sentences.ts';

/** Words by which the rules read a conversation. English only: the benchmarks are. */

const stopToken = /###(STOP|TRANSFER|OUT-OF-SCOPE)###/;

/** Where a user's stop token stands, or -1. */
export function stopIndex(text: string): number {
  return text.search(stopToken);
}

const denial =
  /\b(i'm afraid|i’m afraid|cannot|can't|can’t|can not|unable to|not able to|won't be able|won’t be able|not possible|isn't possible|isn’t possible|not allowed|not permitted|not eligible|ineligible|(?<!\b(?:line|phone|device|sim|app) )(does not allow|doesn't allow|doesn’t allow)|against (our|the) policy|not something i can|unfortunately,? (i|we)( do|'ll| will|’ll)? (need|require) ((the|your|a|an) (order|booking|confirmation)|(the|an?) (?!user|customer|account|profile|zip|postal)\w+ (id|identifier|number|code)))\b/i;

/** Whether an agent's words refuse something. */
export function refuses(text: string): boolean {
  return sentencesOf(text).some(isRefusal);
}

/** The sentence that refuses, verbatim; the whole text where none can be told apart. */
export function refusalOf(text: string): string {
  return sentencesOf(text).find(isRefusal) ?? text;
}

/** "If you are unable to find it, ..." refuses nothing. */
function isRefusal(sentence: string): boolean {
  const match = denial.exec(sentence);
  return match !== null && !/\bif (you|it|that|this|there|they)\b[^,.;]*$/i.test(sentence.slice(0, match.index));
}

const asksForYes =
  /(would you like|shall i|should i|do you (want|wish|confirm|agree)|please confirm|can you confirm|could you (please )?confirm|confirm (that|if|whether|to)|\(yes\/?(no)?\)|"yes"|is that (correct|ok|okay)|are you (sure|okay|ok)|may i proceed|to proceed|go ahead\?)/i;

/** Whether an agent's words ask the user for a go-ahead. */
export function asksForConfirmation(text: string): boolean {
  return asksForYes.test(text) && !/^[^.?!]*(anything|something) else[^.?!]*\?\s*$/i.test(text.trim());
}

const agreement =
  /(^|\b)(yes|yeah|yep|sure|absolutely|correct|confirm(ed)?|go ahead|please (do|go|proceed|process|make|cancel|book|change|update|return|exchange|modify|use|add|send)|proceed|sounds good|that works|let's do|let’s do|i agree|do it)\b/i;
const strongAgreement =
  /\b(go ahead|proceed|confirm(ed)?|please (do|go|process|make|cancel|book|change|update|return|exchange|modify|add|send)|do it|let's do|let’s do|yes,? please)\b/i;
const closing =
  /\b(that's all|that’s all|that is all|all for now|all i need(ed)?|nothing else|no,? (that|thank)|all set|that will be all|that'll be all|bye|thanks for (your|the|all)|thank you for (your|the|all))\b/i;

/** Whether a user's words order the agent to act, whatever was asked before. A farewell is none. */
export function insists(text: string): boolean {
  return (
    /\b(go ahead (and|with)|please (go ahead|proceed|process)|proceed with)\b/i.test(text) &&
    !/\bI(['’]ll| will) (just )?(go ahead|proceed)\b/i.test(text)
  );
}

/** Whether a user's words tell the agent to go on with what it proposed. A farewell that starts with "yes" is none. */
export function agrees(text: string): boolean {
  if (strongAgreement.test(text)) {
    return true;
  }
  return agreement.test(text) && !closing.test(text);
}

const done =
  '(?:cancell?ed|updated|modified|changed|exchanged|returned|processed|initiated|booked|refunded|added|upgraded|submitted|scheduled|rescheduled|issued|completed|sent|credited|set up|arranged|placed|reserved|moved|removed|corrected|gone through|enabled|disabled|activated|reactivated|resumed|suspended|topped up|refuel+ed|switched on|switched off|turned on|turned off)';

const completion = new RegExp(
  `\\brequests? (?:was|were) (?:successfully )?${done}\\b|\\b(?:has|have|is|are) (?:now |already |just )?(?:been )?(?:successfully |now )?${done}\\b|\\bsuccessfully ${done}\\b|\\bI(?:'ve| have|’ve) (?:now |just |successfully )*${done}\\b`,
  'i',
);

/** What makes of "is done" a condition, a plan or a state of things; looked for up to where it stands. */
const unsaidBefore =
  /\b(not|no|nothing|none|nobody|never|neither|nor|once|if|when|after|until|unless|would|will|should|already|status|currently|can|cannot|could|may|must|only|before|which|since|because|as|although|while|that (is|are|has|have)|(is|are) (scheduled|booked|reserved))\b|n't\b|n’t\b/i;
/** What turns it into a reason or a condition behind it. */
const unsaidAfter =
  /^\W*(only |but )?(if|when|once|after|unless|until|before)\b|^ (the |my |your |a |all )*(search|check|review|look)|\b(cannot|can not|can't|can’t|can only|unable|not (be|eligible|possible|allowed))\b|\?\s*$/i;

/** The sentence in which an agent says that something is done, or null. Negated and conditional sentences do not count. */
export function completionClaim(text: string): string | null {
  return (
    sentencesOf(text).find((sentence) => {
      // What stands in parentheses is about the thing and not about what was done: "(reason: no longer needed)".
      const plain = sentence.replace(/\([^()]*\)/g, '');
      const match = completion.exec(plain);
      if (match === null) {
        return false;
      }
      const end = match.index + match[0].length;
      return !unsaidBefore.test(plain.slice(0, end)) && !unsaidAfter.test(plain.slice(end));
    }) ?? null
  );
}
