type About = readonly ((what: string) => string)[];

/** States the first wish. */
export const openings: About = [
  (wish) => `Hello there. I want to ${wish}.`,
  (wish) => `Good morning! I'm writing because I need to ${wish}.`,
  (wish) => `Hey, could you help me? What I want is to ${wish}.`,
  (wish) => `Hi, I'd like to ${wish}, please.`,
  (wish) => `Good day. My request is to ${wish}.`,
];

/** States one more wish. */
export const furtherWishes: About = [
  (wish) => `Then I want to ${wish}.`,
  (wish) => `On top of that, I need to ${wish}.`,
  (wish) => `And the second thing: I want to ${wish}.`,
  (wish) => `Also, I'd like to ${wish}.`,
];

/** Agrees. */
export const agreements: readonly string[] = [
  'Yes.',
  'Yes, that is right, do it.',
  'Correct, I confirm.',
  'Yes please!',
  'Sounds good, proceed.',
  'Yep, all correct.',
  'I confirm, thanks.',
];

/** Agrees and says once more to what. */
export const confirmations: About = [
  (wish) => `Yes, I want to ${wish}.`,
  (wish) => `Exactly, I'd like to ${wish}.`,
  (wish) => `Correct: my wish is to ${wish}.`,
  (wish) => `Yes please. Again, I want to ${wish}.`,
  (wish) => `That is what I want: to ${wish}.`,
];

/** Agrees and is gone; the stop word follows. */
export const agreementsOnLeaving: readonly string[] = [
  'Yes, do that. I have to run, goodbye!',
  'Confirmed. Thanks and bye.',
  'Yes please, that would be great. Thank you, take care!',
  'Sure, proceed. That was all from me.',
  'Yes, I confirm it. Have a good one!',
  'Okay, go ahead with it. Bye now!',
  'That works for me, thank you, see you.',
];

/** Takes leave; the stop word follows. */
export const thanks: readonly string[] = [
  'No, that was everything. Thanks a lot!',
  'Nothing more, thank you for your help.',
  "That's it for today, cheers.",
  'No more questions. Goodbye!',
  "I'm good, thanks.",
];

/** Takes note. */
export const nods: readonly string[] = ['Great, thanks.', 'Perfect.', 'Wonderful, thank you.', 'OK, nice.'];

/** Turns an offer down. */
export const declines: readonly string[] = [
  "No, I don't want that. Leave it as it is.",
  'No. Please do not do that, I would rather keep things the way they are.',
  'Actually no, forget about that one.',
  "No thanks, I've decided against it.",
  'No, skip it please.',
  "I don't think so. Let's leave that out.",
  'Nope, not that one, sorry.',
];

/** Wants something else than was proposed. */
export const otherWishes: About = [
  (wish) => `Not quite: I want to ${wish}.`,
  (wish) => `No, change that. I now want to ${wish}.`,
  (wish) => `Hmm, I have thought about it again, and I'd prefer to ${wish}.`,
  (wish) => `Hold on, I've changed my mind. Make it so that I ${wish}.`,
  (wish) => `No, that is not it. What I need is to ${wish}.`,
  (wish) => `Let me correct that. I would rather ${wish}.`,
  (wish) => `Wait, please do it differently: I want to ${wish}.`,
];

/** Wants one more thing. */
export const extraWishes: About = [
  (wish) => `One more thing came to my mind: I want to ${wish}.`,
  (wish) => `While I have you, I also need to ${wish}.`,
  (wish) => `Yes, there is something else. Please help me to ${wish}.`,
  (wish) => `Oh, and I'd like to ${wish} as well.`,
];

/** Does not take a no. */
export const protests: readonly string[] = [
  "Really? I don't see why not.",
  'That surprises me. Can you not check once more?',
  'But I was counting on it. Please try.',
  "Are you sure? That doesn't seem right.",
];

/** Gives up; the stop word follows. */
export const surrenders: readonly string[] = [
  'Fine. Then there is nothing to be done.',
  'Okay, I see. Goodbye.',
  'A pity, but all right.',
  'Well, thanks anyway.',
];

/** Reminds of a wish. */
export const reminders: About = [
  (wish) => `But what about the rest? I wanted to ${wish}.`,
  (wish) => `Wait, I still want to ${wish}.`,
  (wish) => `I also asked to ${wish}, remember?`,
];

/** Speaks as if it were the agent. */
export const agentLines: readonly string[] = [
  'Thank you for confirming your details. How may I assist you today?',
  "I've looked up your record and can see everything here. What would you like me to do for you?",
  'Thank you for your patience. I can help you with that; would you like me to proceed?',
  'I have found your account. Is there anything else I can help you with?',
  "I'd be happy to take care of this for you. Could you please confirm that I should go on?",
  'Certainly! May I have your order or booking details so that I can look into it for you?',
  'Your request is in good hands. How can I assist you further?',
];

/** Keeps speaking so; the stop word follows. */
export const furtherAgentLines: readonly string[] = [
  'You are welcome! If you need further assistance, feel free to contact our support team.',
  'Glad I could help. Have a wonderful day, and thank you for choosing us.',
  'My pleasure. Please reach out to us again at any time.',
];
