/** What a customer was told, and what its instruction calls the other side beside "the agent". */
interface Told {
  readonly instruction: string;
  readonly desk: string | null;
}

/** A task's instruction ("You want your order cancelled") as its customer would say it ("I want my order cancelled"). */
export function firstPerson({ instruction, desk }: Told): string {
  const sentences = sentencesOf(instruction);
  const said = sentences.filter((sentence) => !isManner(sentence) && !isForLater(sentence, desk));
  const told = said.some((sentence) => !isIntroduction(sentence)) ? said : sentences;
  return told.map(speakAsOne).join(' ');
}

/** The sentences of an instruction that ask for something to be told, as its customer would say them; null without any. */
export function askedInWords({ instruction, desk }: Told): string | null {
  const asking = sentencesOf(instruction).filter(
    (sentence) => asksToBeTold.test(sentence) && !isManner(sentence) && !isForLater(sentence, desk),
  );
  return asking.length > 0 ? asking.map(speakAsOne).join(' ') : null;
}

const asksToBeTold =
  /\b(?:to know|be told|hear|tells? you|give you|name the|asks? (?:what|how|which)|how much|how many|find out|in all|total|sum)\b/i;

function sentencesOf(instruction: string): string[] {
  return instruction.split(/(?<=[.!?])(?<!\bDr\.)\s+/);
}

/** How the customer behaves is for playing, not for saying. */
function isManner(sentence: string): boolean {
  return (
    /^You (?:are|do not|don't|write|speak|answer|keep|get|come|stay|always|never|tend|reply|like|love|number|type|apologi[sz]e|wander|dislike|correct|complain|joke|thank|give|start|open|begin|prefer|think|work|insist|argue|push|accept|will not|have (?:forgotten|been))\b/.test(
      sentence,
    ) && !/\d|\bwant|\bneed|\bwould like/.test(sentence.replace(/\b(?:e-?mail|zip)\b.*/i, ''))
  );
}

/** What the customer does once the agent has answered is not told beforehand. */
function isForLater(sentence: string, desk: string | null): boolean {
  const text = desk === null ? sentence : sentence.replaceAll(desk, 'agent');
  return (
    (/^(?:If|When|Once|As soon as|Should|Told|Only if|After|At first|Push|Insist|Talk|Beg)\b/.test(text) &&
      /\b(?:agent|asked|told|refus|declin|turned down|no\b|not possible|impossible|cannot|way)/i.test(text)) ||
    (/\bif (?:the agent|they|you are (?:told|refused|asked))\b/.test(text) && !/\bwant|\bneed|\bwould like/.test(text))
  );
}

function isIntroduction(sentence: string): boolean {
  return /^(?:You are|Your (?:name|user id|account|email))\b/.test(sentence) && !/\bwant|\bneed/.test(sentence);
}

const changes: readonly (readonly [RegExp, string])[] = [
  [/^Ask (what|how|which|whether|when)\b/, 'Please tell me $1'],
  [/^You ask the agent to\b/, 'Please'],
  [/^(?:You )?[Aa]sk for\b/, 'I would like'],
  [/^(?:You )?[Aa]sk to\b/, 'I would like to'],
  [/\b(all|two|three|four|five|six) of you\b/gi, '$1 of us'],
  [/^Say that /, ''],
  [/\b(and|but|then|so) (?:ask|say) (?:the agent )?(?:for|that)\b/g, '$1'],
  [/,? (?:and )?have the agent (?:tell you|name)\b/g, '; please tell me'],
  [/\bcost you\b/g, 'cost me'],
  [/^(You are [^.]*) and were\b/, '$1 and was'],
  [/\bYou are\b/g, 'I am'],
  [/\byou are\b/g, 'I am'],
  [/\byou're\b/gi, 'I am'],
  [/\byou were\b/gi, 'I was'],
  [/\byou'd\b/gi, 'I would'],
  [/\byou've\b/gi, 'I have'],
  [/\byou'll\b/gi, 'I will'],
  [/\byourself\b/gi, 'myself'],
  [/\byours\b/gi, 'mine'],
  [/\bYour\b/g, 'My'],
  [/\byour\b/g, 'my'],
  [
    /\b(to|for|with|at|from|of|all|tell|tells|give|gives|told|let|lets|show|shows|allow|allows|owes?|suits?) you\b/g,
    '$1 me',
  ],
  [/\byou\b/gi, 'I'],
];

function speakAsOne(sentence: string): string {
  const said = changes.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), sentence);
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}`;
}
