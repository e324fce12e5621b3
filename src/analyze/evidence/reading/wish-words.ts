import { stem } from './value-patterns.ts';

/** How people ask for what a tool's verb does. Patterns over plain words. */
const verbs: Readonly<Record<string, string>> = {
  cancel:
    "cancel\\w*|call(?:ed|ing)? off|get(?:ting)? rid|rid of|back(?:ing)? out|scrap|undo|void|don'?t (?:want|need) (?:it|them|that|the|this|to)|dont (?:want|need)|no longer (?:want|need)|take (?:it|that|them|.{1,25}) off|clear",
  return:
    'return\\w*|send(?:ing)? .{0,40}?back|give .{0,30}?back|bring .{0,30}?back|take .{0,30}?back|sent back|refund\\w*|money back|goes back|go back|going back',
  exchange:
    'exchang\\w*|swap\\w*|trad(?:e|ing)|replac\\w*|switch\\w*|different|instead|another (?:one|version|size|colou?r)|upgrad\\w*|chang\\w*',
  reschedule:
    'reschedul\\w*|mov(?:e|ed|ing)|shift\\w*|postpon\\w*|push\\w*|another (?:day|time|slot|date)|different (?:day|time|slot|date)|later|earlier|chang\\w*|new (?:time|date)',
  modify:
    'chang\\w*|swap\\w*|replac\\w*|switch\\w*|modif\\w*|updat\\w*|edit\\w*|correct\\w*|fix\\w*|upgrad\\w*|downgrad\\w*|instead|different|mov(?:e|ed|ing)|put|new|wrong|add\\w*|remov\\w*',
  book: 'book(?:s|ed|ing)?|buy(?:ing)?|get (?:me|us) (?:on|a)',
  schedule: 'schedul\\w*|book\\w*|see (?:a|the|my|dr)|fit me in|set up|make an?|get in|visit|slot',
  request: 'request\\w*|order|renew\\w*|more of|running (?:low|out)|ran out|run out|again|top up',
  send: 'compensat\\w*|owe[ds]?|make up for|make (?:it|this|that) right|gesture|goodwill|something for|in return for',
  join: 'wait(?:ing)? ?list|waitlist\\w*|notif\\w*|let me know (?:if|when)|opens? up|comes? free|earlier (?:slot|one|time|date)|sooner|put me (?:on|down)',
};

const sameAs: Readonly<Record<string, string>> = {
  update: 'modify',
  change: 'modify',
  edit: 'modify',
  set: 'modify',
  create: 'book',
  make: 'book',
  reserve: 'book',
  issue: 'send',
  enroll: 'join',
  swap: 'exchange',
  replace: 'exchange',
};

/** Verbs that say nothing without what they are about. */
const weak = new Set(['modify', 'send', 'request', 'join']);

/** How people would ask for what a tool does, read off its name; null where its name has no verb that is known. */
export function wishWords(tool: string): RegExp | null {
  const [first = '', ...rest] = tool.toLowerCase().split('_');
  const verb = Object.hasOwn(verbs, first) ? first : sameAs[first];
  if (verb === undefined) {
    return null;
  }
  const nouns = rest
    .filter((word) => /^[a-z\d]{4,40}$/.test(word) && !/^(pending|delivered|details|user|order|from|with)$/.test(word))
    .map((word) => `${stem(word)}\\w*`);
  const asked = verbs[verb] ?? '';
  const about = nouns.slice(-1);
  const parts = weak.has(verb) ? [...about, ...(verb === 'modify' && about.length > 0 ? [] : [asked])] : [asked];
  return parts.length === 0 ? null : new RegExp(`\\b(?:${parts.join('|')})\\b`);
}
