/** Words by which people speak of what a tool does, by a part of the tool's name. */
const topics: readonly (readonly [part: RegExp, words: RegExp])[] = [
  [/baggage/, /\b(bags?|baggage|luggage|suitcases?)\b/i],
  [/passenger/, /\b(passengers?|names?|travell?ers?|birth)\b/i],
  [/certificate/, /\b(certificates?|compensat\w*|vouchers?|gesture)\b/i],
  [/address/, /\b(address\w*|mov(e|ed|ing)|deliver\w* to|ship\w* to|sent to)\b/i],
  [/payment/, /\b(pay\w*|card|paypal|charged?)\b/i],
  [/cancel/, /\b(cancel\w*|call off|drop|get rid|refund\w*|back out)\b/i],
  [/return/, /\b(return\w*|send\w* back|refund\w*|give back)\b/i],
  [/exchange/, /\b(exchang\w*|swap\w*|chang\w*|replac\w*|switch\w*|different)\b/i],
  [/items/, /\b(chang\w*|swap\w*|replac\w*|switch\w*|modif\w*|upgrad\w*|instead|different)\b/i],
  [/reschedule/, /\b(reschedul\w*|mov\w*|another (day|time)|later|earlier|postpon\w*)\b/i],
  [/refill|prescription/, /\b(refills?|prescriptions?|medication|medicine)\b/i],
];

/** How people would ask for what a tool does; null for tools that nothing is known of. */
export function topicOf(tool: string): RegExp | null {
  return topics.find(([part]) => part.test(tool))?.[1] ?? null;
}

/** Whether words speak of anything that a known tool does. */
export function speaksOfAny(text: string): boolean {
  return topics.some(([, words]) => words.test(text));
}
