type About = readonly ((what: string) => string)[];

/** Asks leave for the first change. */
export const proposals: About = [
  (deed) => `Here is what I have prepared: ${deed}. Do you confirm that I may carry it out (yes/no)?`,
  (deed) => `I have everything that I need now. It comes to ${deed}. May I proceed?`,
  (deed) => `Let me read it back to you: ${deed}. If that is right, please confirm with a yes and I will do it.`,
  (deed) => `So we are talking about ${deed}. Would you like me to put that through?`,
  (deed) => `Before I touch anything, please check this: ${deed}. Is it correct, and should I proceed?`,
  (deed) => `According to the record I can arrange ${deed}. Do I have your permission to proceed?`,
  (deed) => `My suggestion is ${deed}. Shall I do that for you?`,
  (deed) => `I would now enter ${deed}. Are you okay with that?`,
];

/** Asks leave for one more change. */
export const furtherProposals: About = [
  (deed) => `That leaves ${deed}. Do you want me to proceed with that too?`,
  (deed) => `Now for the second matter, ${deed}: please confirm, yes or no.`,
  (deed) => `With that settled, I turn to ${deed}. May I proceed with this one as well?`,
  (deed) => `The other item on your list is ${deed}. Could you confirm it for me?`,
];

/** Sums up what was changed. */
export const summaries: About = [
  (deeds) => `All set. In the system there is now ${deeds}.`,
  (deeds) => `That is taken care of. To sum up, you have ${deeds}.`,
  (deeds) => `Everything has been processed: ${deeds}.`,
  (deeds) => `I have finished: ${deeds}. You will get an email about it.`,
  (deeds) => `It worked. Processed today: ${deeds}.`,
];

/** Tells figures. */
export const answers: About = [
  (outputs) => `The figure that you asked about is ${outputs}.`,
  (outputs) => `As for your question: I get ${outputs}.`,
  (outputs) => `And what you wanted to know comes out at ${outputs}.`,
  (outputs) => `For your information, that makes ${outputs}.`,
];

/** Sums up where nothing was changed. */
export const nothingDone: readonly string[] = [
  'I have gone through the record with you, and nothing was changed in it.',
  'Your record stays exactly as it was.',
  'In the light of our rules, all remains as it was before you wrote.',
];

/** Leaves the word to the user. */
export const moreHelp: readonly string[] = [
  'Can I help with anything else?',
  'Is there anything else you need today?',
  'Would there be anything else?',
  'Anything else that I can do?',
];

/** Says that a change was made. */
export const claims: About = [
  (deed) => `Thank you. I have completed ${deed}; it shows in our system already.`,
  (deed) => `Done! I have just processed ${deed}.`,
  (deed) => `Good news: ${deed} has been completed successfully.`,
  (deed) => `That went smoothly. I have submitted ${deed}, and it has been accepted.`,
  (deed) => `Your request was processed: ${deed} is now in place.`,
  (deed) => `There we are: I have arranged ${deed} for you.`,
  (deed) => `${deed.charAt(0).toUpperCase()}${deed.slice(1)} has just been booked into the system. You are all set.`,
];

/** Declines a change. */
export const refusals: About = [
  (deed) => `Unfortunately, I am not able to arrange ${deed}; our policy rules it out.`,
  (deed) => `I am sorry to disappoint you, but I can't offer ${deed}.`,
  (deed) => `Sadly our guidelines do not permit ${deed}, so I have to decline.`,
  (deed) => `I apologize, but ${deed} is not something that I am allowed to do.`,
  (deed) => `I regret that we are unable to provide ${deed} in your case.`,
  (deed) => `That is not possible, I am afraid: ${deed} is outside of what we may do.`,
  (deed) => `I have checked the rules, and I must decline ${deed}.`,
];

/** Keeps to it. */
export const furtherRefusals: readonly string[] = [
  'I do understand, but there is no way for me to make an exception.',
  'I hear you, and I am sorry; my answer has to stay the same.',
  'I wish I could. The rules leave me no room here.',
  'I am afraid that nothing can be done about it from my side.',
];

/** Ends where the work is not done. */
export const wrapUps: readonly string[] = [
  'Thank you for going through the details with me.',
  'I appreciate your patience while I looked that up.',
  'It was a pleasure to look into your record with you.',
  'Many thanks for the information that you gave me.',
  'So far, so good, and thanks for waiting.',
  'Thanks, I have all of your information on the screen.',
];

/** Takes leave. */
export const farewells: readonly string[] = [
  'Thank you for contacting us. Have a lovely day!',
  'It was nice talking to you. All the best!',
  'We appreciate that you got in touch. Goodbye for now.',
  'Take care, and thanks for being with us.',
];

/** Tells that a change was refused by the system because of an earlier one. */
export const locked: About = [
  (deed) => `I tried, but the system does not take ${deed} any more after the change that we made. I am sorry.`,
  (deed) => `Unfortunately ${deed} was rejected: the previous change has closed the record for it.`,
  (deed) => `I have to apologize: ${deed} did not go through, as the record is no longer open for that.`,
];

/** Tells that a tool broke down. */
export const toolFailures: About = [
  (deed) => `I am very sorry: our system keeps failing while I try to enter ${deed}. Please write to us again later.`,
  (deed) => `There is a technical fault on our side, and ${deed} could not be saved. I apologize for that.`,
  (deed) => `The service that I need for ${deed} does not respond. I cannot complete it at the moment, sorry.`,
];

/** Answers something that is no answer. */
export const courtesies: readonly string[] = [
  'Thank you, that is kind of you.',
  'I see. Thank you for letting me know.',
  'All right, thanks.',
];

/** What a server says on breaking down. */
export const breakdowns: readonly string[] = [
  'Error code: 503 - upstream model overloaded, retry budget spent',
  'Connection reset by peer while reading the completion',
  'APITimeoutError: no response within 120 seconds',
  'Error code: 500 - internal server error',
  'RateLimitError: tokens per minute exceeded for this organization',
];

/** What a tool answers when what stands behind it is down. */
export const outages: readonly string[] = [
  'Error: database connection lost',
  'Error: internal server error',
  'Error: service temporarily unavailable',
  'Error: request to backend timed out',
];
