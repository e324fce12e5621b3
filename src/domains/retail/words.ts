import type { DomainWords } from '../engine/domain.ts';
import { paymentKinds } from '../engine/wallet.ts';

/** The two reasons that the shop knows for a cancellation, as customers put them. */
const reasons: Readonly<Record<string, RegExp>> = {
  'no longer needed':
    /\bno longer (?:need|want|requir)\w*|\b(?:don'?t|do not|didn'?t|won'?t) (?:really |actually |even )?(?:need|want) (?:it|them|that|this|the \w+|these|those|any of|all)|\bdon'?t need\b|\b(?:not|isn'?t|aren'?t|never) need(?:ed)?\b|\bno (?:use|need) for\b|\bhave no use\b|\bchanged my mind\b|\b(?:found|got|bought) (?:it|one|them|another|something) (?:cheaper|elsewhere|already|else|better)\b|\bhave one already\b|\bcan do without\b/,
  'ordered by mistake':
    /\bby (?:mistake|accident|error)\b|\baccident(?:al|ally)?\b|\bmistaken(?:ly)?\b|\bmistake\b|\bdidn'?t mean to\b|\b(?:not|never|nobody|no one|n't) (?:really )?meant? to\b|\bwithout meaning to\b|\bwrong (?:button|order|item|thing|one)\b|\bslip of\b|\btoo (?:quick|fast|hasty)\b|\bin error\b|\bmisclick\w*|\bshould(?:n'?t| not| never) have (?:ordered|bought|clicked)\b/,
};

/** How customers of the shop speak. */
export const words: DomainWords = {
  topics: [
    { part: /user_address/, words: /\b(profiles?|default address|address on file|registered|account address)\b/i },
  ],
  spokenIds: [paymentKinds.creditCard, paymentKinds.giftCard, paymentKinds.paypal],
  aliases: (value) => {
    const reason = Object.hasOwn(reasons, value) ? reasons[value] : undefined;
    return reason === undefined ? [] : [reason];
  },
};
