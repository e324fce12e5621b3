import type { Scene } from '../scene.ts';

/** A reason to cancel: `words` are a clause that follows "because". */
export interface CancelReason {
  readonly reason: 'no longer needed' | 'ordered by mistake';
  readonly words: string;
}

/** One of the two reasons that the shop takes, told so that it can be no other. */
export function cancelReason({ faker, choose }: Scene): CancelReason {
  return faker.datatype.boolean(0.6)
    ? { reason: 'no longer needed', words: choose('no-longer-needed', NO_LONGER_NEEDED) }
    : { reason: 'ordered by mistake', words: choose('by-mistake', BY_MISTAKE) };
}

const NO_LONGER_NEEDED = [
  'your plans have changed and you no longer need it',
  'a relative has given you everything in it, so you do not need it any more',
  'you are moving in with a friend who owns all that already, and you no longer need it',
  'the event it was meant for has been called off and you have no more need of it',
  'you found what you needed in your own attic, so it is no longer needed',
  'you have decided to live with less and no longer need it',
];

const BY_MISTAKE = [
  'your toddler got hold of your phone and ordered it by mistake',
  'you only meant to save it for later and ordered it by mistake',
  'you placed it by mistake while showing your mother how the shop works',
  'your finger slipped when you wanted to empty the basket, and you ordered it by mistake',
  'you were half asleep and ordered it by mistake',
];
