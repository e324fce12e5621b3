import { plainWords } from './plain-words.ts';

/** What a user's turn says to what the agent put before it. `mixed` takes one part and turns down another. */
export type Reply = 'agrees' | 'declines' | 'mixed' | 'other';

const lead = `^(?:(?:oh|ah|um+|uh+|hm+|er+m?|well|ugh|ok(?:ay)?|alright|all right|great|good|perfect|thanks?(?: you)?(?: so much)?|right|so|and|lovely|super|cool|awesome|brilliant|excellent|wonderful|sorry|actually|look|listen|honestly|wait)[,.! ;:-]+)*`;

const yes = new RegExp(
  `${lead}(?:yes|yeah|yep|yup|yea|ya|yah|aye|sure|absolutely|definitely|certainly|of course|correct|exactly|right|ok(?:ay)?|k|alright|all right|fine|perfect|great|good|lovely|sounds (?:good|great|right|fine|perfect|about right)|looks (?:good|right|great)|works|that works|that (?:is|sounds|looks) (?:fine|right|correct|good|great|perfect|okay|ok)|that'?s (?:fine|right|correct|good|great|perfect|okay|ok)|deal|agreed|confirm(?:ed)?|do it|do that|do so|go|please|let'?s (?:do|go)|make it so|i (?:agree|confirm|do(?! not)|accept)|by all means|be my guest|indeed|gladly|affirmative|spot on|mm-?hm+|uh-?huh|thumbs up|100 ?%|you'?ve got it(?: right)?|no problem|no objections?|i'?m (?:happy|fine|good|ok|okay) with (?:it|that|this|those|them|both)|those \\d+ are it)\\b`,
);

const order =
  /\b(?:go ahead|go for it|proceed|confirm(?:ed)?|please (?:do|go|process|make|cancel|book|change|update|return|exchange|modify|use|add|send|put|move|switch|take|submit|schedule)|do it|do that|let'?s (?:do|go)|yes,? please|yes,? (?:do|go|book|cancel|change|return)|book it|make the change|i'?ll take (?:it|that|the)|i will take (?:it|that|the)|make it happen|carry on|have it your way|why not|go on(?: so| then)?|put me down|that works|sounds (?:good|great|fine|perfect)|a yes from me)\b/;

const no = new RegExp(
  `${lead}(?:no+|nope|nah|naw|not (?:really|now|right now|at the moment|at this time|this time|just yet|for now|today|yet|for me|interested|like that|at that price|a chance|necessary)|(?:maybe|perhaps) (?:later|another|some other|next)|absolutely not|no way|i'?d rather not|i would rather not|rather not|better not|hard pass)\\b(?!,? ?(?:problem|objections?|worries|worry|need|rush|hurry|questions?|other|more|further|changes?|complaints?|doubt|matter|i (?:have|just|only) (?:not|no)|that'?s (?:all|everything|it|fine|right|correct|good)|that is (?:all|everything|it)|that'?ll be all|thanks?,? that|nothing|everything|just|all good|it'?s (?:fine|ok|good)))`,
);

const turnsDown = new RegExp(
  [
    String.raw`\bnever ?mind\b`,
    String.raw`\bforget (?:it|about|that|the)\b`,
    String.raw`\bleave (?:it|that|this|them|things|everything|[^.,;!?]{1,40}?)(?: just| exactly)? (?:as|alone|be|the way|how|where|in place|untouched)\b`,
    String.raw`\bleave (?:it|that|this|them|things)(?: then| please| for now| at that| there)?(?:[.,!;]|$)`,
    String.raw`\bi(?:'ll| will|'d| would|'m gonna|'m going to)(?: just| rather| better| then| probably| sooner| have to| only)* (?:keep|leave|stay|stick|pass|skip|do without|wait|hold off|think|live with|sleep on|hang on to|hold on to|not)\b`,
    String.raw`\blet me (?:think|sleep|check with|talk|ask my)\b`,
    String.raw`\blet'?s (?:not|leave|skip|forget|drop|keep|hold|wait)\b`,
    String.raw`\bhold(?:ing)? off\b`,
    String.raw`\b(?:don'?t|do not) (?:bother|do|cancel|change|book|return|exchange|process|go ahead|proceed|touch|move|send|switch|want (?:it|that|to|this|any|the)|think so|need (?:it|that|to) (?:any|then|after))\b`,
    String.raw`\bchange(?:d|s)? (?:my|of) (?:mind|heart)\b`,
    String.raw`\bon second thoughts?\b`,
    String.raw`\bscrap (?:it|that|the|this)\b`,
    String.raw`\b(?:way |far |a bit |bit |just |simply )?too (?:much|expensive|dear|pricey|steep|costly|rich)\b`,
    String.raw`\b(?:isn'?t|wasn'?t|not|never) worth\b`,
    String.raw`\bcall (?:it|that|this|everything|the [^.,;!?]{1,30}) off\b`,
    String.raw`\bcall off\b`,
    String.raw`\b(?:do|doing|go|manage) without\b`,
    String.raw`\bdrop (?:it|that|the idea|the whole)\b`,
    String.raw`\bno longer (?:want|wish|interested)\b`,
    String.raw`\bnot (?:anymore|any more|interested|going to happen|happy with that)\b`,
    String.raw`\b(?:some|an)other (?:time|day|occasion)\b`,
    String.raw`\b(?:come|get|call|write) back (?:to you|later|another|when|once|tomorrow)\b`,
    String.raw`\bgives? me pause\b`,
    String.raw`\bno (?:thanks|thank you|deal|go)\b`,
    String.raw`\bno,? then\b`,
    String.raw`\b(?:would )?rather (?:keep|leave|stay|not|wait|have)\b`,
    String.raw`\b(?:skip|pass on) (?:it|that|this)\b`,
    String.raw`\bi'?m (?:good|fine|okay|ok|happy) (?:without|with (?:what|how|the way|things)|as|then|thanks)\b`,
    String.raw`(?<!\b(?:i|we|you)) \bcan(?: certainly| also| just| easily| perfectly well)? wait\b`,
    String.raw`\bpark (?:it|that|this|those|the)\b`,
    String.raw`\bput (?:[\w']+ ){1,4}(?:on (?:hold|ice|the back burner)|off (?:for|until|till))\b`,
    String.raw`\bi(?:'ll| will|'d| would)(?: \w+){0,2} (?:come back to|deal with|sort|see to|look at|worry about|handle|do) (?:[\w']+ ){1,4}(?:later|another (?:day|time)|some other (?:day|time)|some day|next (?:time|week|month))\b`,
    String.raw`\bi(?:'ll| will|'d| would)(?: \w+){0,2} come back to\b`,
    String.raw`\b(?:can|may|should|might|will|shall)(?: just| simply)? stay (?:as|where|how|the way|put)\b`,
    String.raw`\bsave (?:it|that|this|them|those) for\b`,
    String.raw`\bsit on (?:it|that|this)\b`,
    String.raw`\b(?:don'?t|do not|no need to) (?:worry|bother) (?:about|with)\b`,
    String.raw`\b(?:won'?t|will not|wouldn'?t|am not going to|'m not going to|not gonna) (?:bother|go (?:through|ahead|for)|be (?:doing|going|needing|taking|wanting)|do (?:it|that|this)|take (?:it|that|this)|need (?:it|that|this))\b`,
    String.raw`\bdon'?t (?:think|believe|reckon) (?:i'?ll|i will|i want|i'?d|i would|we)\b`,
    String.raw`\bgive (?:[\w']+ ){1,4}a miss\b`,
    String.raw`\bcall it quits\b|\bgone off (?:it|that|the)\b`,
    String.raw`\b(?:strike|cross|take|scratch) (?:[\w']+ ){1,4}(?:from|off) (?:the|my) list\b`,
    String.raw`\bskip (?:the|my|those|these|all)\b`,
    String.raw`\bcancel (?:that|this|my) (?:request|wish|idea)\b`,
    String.raw`\bno need (?:to|for) [^.;!?]{1,60}(?:after all|any ?more|then)\b`,
    String.raw`\b(?:just|then|so) leave (?:the|my|that|this|those)\b`,
    String.raw`\bkeep (?:it|that|this|them|things|everything|[^.,;!?]{1,40}?)(?: just| exactly)? (?:as (?:it|they|is)|where|how|the way|unchanged)\b`,
    String.raw`\bi(?:'d| would)(?: only)? (?:do|take|accept|agree|go)[^.;!?]{0,40} (?:if|unless)\b`,
    String.raw`\bonly if\b|\bunless you\b`,
    String.raw`\bout of (?:the question|my budget|budget)\b|\bover (?:my |the )?(?:budget|limit)\b|\bmore than i\b`,
  ].join('|'),
);

/** What takes back a yes that was said a moment before. */
const reversal =
  /\bnever ?mind\b|\bforget (?:it|that|about)\b|\bon second thoughts?\b|\bchange(?:d)? (?:my|of) (?:mind|heart)\b|\bscrap (?:it|that)\b|\bhold(?:ing)? off\b|\b(?:wait|actually),? no\b|\bleave (?:it|that|this)(?: then| please| for now)?(?:[.,!;]|$)/;

const yesAtTheEnd = /,? (?:yes|yeah|yep|correct|please do|fine|okay|ok|sure)[.! ]*$/;

const staying = /\b(?:leave|keep|stay|without|don'?t|do not|rather|skip|drop|call)\b/;

/** How a user's turn answers a proposal. */
export function replyOf(text: string): Reply {
  const parts = plainWords(withoutStop(text))
    .split(/(?<=[.!?;])\s+|\n+|,? \b(?=but\b)/)
    .filter((part) => part.trim() !== '');
  // "Yes please, I'll wait here" turns nothing down; "yes, leave it then" does.
  const isDown = (part: string) =>
    no.test(part) || (turnsDown.test(part) && (!yes.test(part) || reversal.test(part) || staying.test(part)));
  const up = parts.findIndex((part) => (order.test(part) || yes.test(part) || yesAtTheEnd.test(part)) && !isDown(part));
  const down = parts.findIndex(isDown);
  if (down === -1) {
    return up === -1 ? 'other' : 'agrees';
  }
  if (up === -1) {
    return 'declines';
  }
  // "Yes. And don't touch my record" is a yes; "yes. Wait, no" is none.
  if (up < down) {
    return parts.slice(down).some((part) => reversal.test(part))
      ? 'declines'
      : no.test(parts[down] ?? '')
        ? 'mixed'
        : 'agrees';
  }
  return parts.slice(down + 1).some((part) => order.test(part) && !isDown(part)) ? 'mixed' : 'declines';
}

const other =
  /\b(?:what else|anything (?:else|later|earlier|cheaper|sooner|smaller|bigger|after|before|in the)|something (?:else|later|earlier|cheaper|sooner|after|before)|(?:do|did|have|would) you (?:not )?have (?:\w+ ){0,3}(?:other|another|later|earlier|cheaper|different|after|before|something|anything)|is there (?:\w+ ){0,3}(?:other|another|later|earlier|cheaper|different|something|anything)|(?:first|next|earliest|latest|cheapest)(?: \w+){0,3} after|(?:what|how) about|(?:could|can) (?:i|we|it|you)(?: \w+){0,4} (?:instead|later|earlier|another|different|rather)|(?:any|some) other|a different|instead)\b/;

const otherQuestion =
  /\b(?:later|earlier|cheaper|sooner|smaller|bigger|other|another|else|next|instead|different|best)\b[^?]*\?/;

/** Whether a user's turn asks for something other than what it was offered. */
export function asksForOther(text: string): boolean {
  const plain = plainWords(withoutStop(text));
  return other.test(plain) || otherQuestion.test(plain);
}

const selection =
  /\b(?:(?:the )?(?:first|1st|second|2nd|third|3rd|last|former|latter)(?: (?:one|option|of))?|(?:the )?other(?: one)?|that one|this one|those|option \w+|number \w+|(?:the )?(?:one|other) in between|(?:the )?middle(?: one)?|cheaper|dearer|pricier|later|earlier|bigger|smaller|larger|shorter|longer|newer|older)\b/;

const superlative =
  /\b(?:cheapest|earliest|latest|most|least|lowest|highest|biggest|largest|smallest|shortest|longest|first free)\b/;

/** Whether a user's turn picks something from what it was offered, by its place or by comparison. */
export function selects(text: string): boolean {
  const parts = plainWords(withoutStop(text)).split(/(?<=[.!?;])\s+|\n+/);
  return parts.some((part) => selection.test(part) && !/\?\s*$/.test(part) && !superlative.test(part));
}

const less =
  /\b(?:(?:do|take|make it|book|add|order|send|return|change|cancel|then|so|well|ok(?:ay)?|fine|say)[,:]? (?:just|only)|(?:just|only) (?:the|one|1|2|two|that|this|those|my)\b[^.;!?]{0,40}\b(?:then|instead|after all|in that case)|settle for|cut (?:it|them|that) (?:down )?to|go (?:down )?(?:to|with) (?:just|only)|make do with|(?:leave|drop|skip|forget) the (?:rest|others?|second|third|paid))\b/;

/** Whether a user's turn asks for less than it had: "do just the free one then". */
export function narrows(text: string): boolean {
  return less.test(plainWords(withoutStop(text)));
}

const leave =
  /\b(?:that'?s (?:all|everything|it)|that is (?:all|everything|it)|that'?ll be all|that will be all|all i need(?:ed)?|nothing else|all set|all good|all for now|bye|goodbye|good day|take care|cheers|have a (?:good|nice|great|lovely)|thanks for (?:your|the|all)|thank you for (?:your|the|all)|we'?re done|i'?m done|no,? thanks?|no,? thank you)\b/;

/** Whether a user's turn only takes its leave. */
export function takesLeave(text: string): boolean {
  const plain = plainWords(withoutStop(text));
  return plain === '' || leave.test(plain) || /^(?:no+|nope|nah)[.! ]*$/.test(plain);
}

const agentSpeech = new RegExp(
  [
    String.raw`\bhow (?:can|may) i (?:help|assist) you`,
    String.raw`\banything else (?:that )?(?:i|we) can (?:help you|assist you|do for you)`,
    String.raw`\banything else (?:you need|you'?d like|for you)(?: today)?\?`,
    String.raw`\b(?:happy|glad) to (?:help|assist) you`,
    String.raw`\b(?:help|assist) you with (?:your|that|this)`,
    String.raw`\bthank you for (?:contacting (?:us|our)|reaching out to us|calling us|choosing)`,
    String.raw`\b(?:please|could you|can you|may i|can i) (?:provide|have|get|confirm|share|give me) your\b`,
    String.raw`\bi(?:'ve| have)(?: now| just| successfully| already| gone ahead and)* (?:processed|cancell?ed|updated|booked|refunded|issued|changed|modified|initiated|submitted|rescheduled|scheduled|returned|exchanged|transferred|sent|added|moved|placed|arranged) (?:your|the [^.]{1,40} for you|it for you|that for you|you)\b`,
    String.raw`\bi(?:'ll| will)(?: now| go ahead and| just)* (?:process|cancel|update|transfer|modify|book|look up|pull up|reschedule|schedule|exchange|refund) your\b`,
    String.raw`\byour (?:[\w#]+ ){1,4}(?:has|have) (?:now |just |already |successfully )*been (?:processed|cancell?ed|updated|booked|refunded|issued|changed|modified|rescheduled|scheduled|returned|exchanged|submitted|sent|added|moved)`,
    String.raw`\byour (?:[\w#]+ ){1,3}is (?:now )?(?:confirmed|booked|all set|cancell?ed|on its way)`,
    String.raw`\byou(?:'re| are) (?:now )?(?:all set|booked|confirmed|very welcome|welcome)\b`,
    String.raw`\b(?:what|how) (?:would|do) you (?:like|want) me to\b|\bwould you like me to\b`,
    String.raw`\bi(?:'ve| have)(?: now| just)* (?:found|located|looked up|pulled up|checked) your\b`,
    String.raw`\bthank you for (?:confirming|verifying|providing) your\b|\b(?:take care of|look into) (?:this|that|it) for you\b`,
    String.raw`\b(?:transfer|connect)(?:ring|ing)? you to\b`,
  ].join('|'),
);

/** The words in which a user speaks as the agent does, or null. */
export function speaksAsAgent(text: string): string | null {
  const found = agentSpeech.exec(plainWords(text));
  if (found !== null) {
    return found[0];
  }
  return /"(?:name|arguments)"\s*:\s*["{]/.test(text) ? 'a call of a tool' : null;
}

/** Tokens by which simulated users end a conversation. */
export const stopTokens = /###(?:STOP|TRANSFER|OUT-OF-SCOPE)###/;

/** Whether a sentence of a user turns something down. */
export function isTurnedDown(sentence: string): boolean {
  const plain = plainWords(sentence);
  return no.test(plain) || turnsDown.test(plain);
}

/** What a user says before its stop token. */
export function withoutStop(text: string): string {
  const at = text.search(stopTokens);
  return at === -1 ? text : text.slice(0, at);
}
