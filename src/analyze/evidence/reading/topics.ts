import type { Domain, Topic } from '../../../domains/engine/domain.ts';

/** How people would ask for what a tool does; null for tools that nothing is known of. */
export function topicOf(tool: string, domain: Domain | null): RegExp | null {
  return topicsOf(domain).find(({ part }) => part.test(tool))?.words ?? null;
}

/** Whether words speak of anything that a known tool does. */
export function speaksOfAny(text: string, domain: Domain | null): boolean {
  return topicsOf(domain).some(({ words }) => words.test(text));
}

/** The domain's own words come before those that hold at any desk. */
function topicsOf(domain: Domain | null): readonly Topic[] {
  return [...(domain?.words?.topics ?? []), ...anyDesk];
}

const anyDesk: readonly Topic[] = [
  { part: /address/, words: /\b(address\w*|mov(e|ed|ing)|deliver\w* to|ship\w* to|sent to)\b/i },
  { part: /payment/, words: /\b(pay\w*|card|paypal|charged?)\b/i },
  { part: /cancel/, words: /\b(cancel\w*|call off|drop|get rid|refund\w*|back out)\b/i },
  { part: /return/, words: /\b(return\w*|send\w* back|refund\w*|give back)\b/i },
  { part: /exchange/, words: /\b(exchang\w*|swap\w*|chang\w*|replac\w*|switch\w*|different)\b/i },
  { part: /items/, words: /\b(chang\w*|swap\w*|replac\w*|switch\w*|modif\w*|upgrad\w*|instead|different)\b/i },
  { part: /reschedule/, words: /\b(reschedul\w*|mov\w*|another (day|time)|later|earlier|postpon\w*)\b/i },
];
