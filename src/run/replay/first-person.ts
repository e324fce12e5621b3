/** A task's instruction ("You want your order cancelled") as its customer would say it ("I want my order cancelled"). */
export function firstPerson(instruction: string): string {
  return instruction
    .split(/(?<=[.!?])\s+/)
    .filter((sentence) => !isManner(sentence))
    .map(speakAsOne)
    .join(' ');
}

/** How the customer behaves is for playing, not for saying. */
function isManner(sentence: string): boolean {
  return (
    /^You (?:are|do not|don't|write|speak|answer|keep|get|come|stay|always|never|tend|reply)\b/.test(sentence) &&
    !/\d|\bwant|\bneed|\bwould like/.test(sentence)
  );
}

const changes: readonly (readonly [RegExp, string])[] = [
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
  [/\b(to|for|with|at|from|of|tell|tells|give|gives|let|lets|show|shows) you\b/g, '$1 me'],
  [/\byou\b/gi, 'I'],
];

function speakAsOne(sentence: string): string {
  return changes.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), sentence);
}
