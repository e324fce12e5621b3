import { describe, expect, it } from 'vitest';
import { replyOf } from '../../src/analyze/evidence/reading/replies.ts';

describe('how a user answers a proposal', () => {
  it.each([
    'That one can wait.',
    "The other order can wait, I'll deal with it some other time.",
    "Let's park that for now.",
    'Put that on ice for the moment.',
    "I'll come back to the return later.",
    'Not right now, thanks.',
    'Hmm, maybe later.',
    "Then I won't bother with the mug either.",
    'Give it a miss then.',
    "I don't think I'll go through with it.",
    'Skip the exchange.',
    'Ok then just keep the appointment where it is.',
    'No need to change the address after all.',
    "I'm fine with what I have.",
    'Just leave the bag thing.',
  ])('turns it down or puts it off: %s', (said) => {
    expect(replyOf(said)).toBe('declines');
  });

  it.each([
    'Yes, I can wait while you do it.',
    "I'm happy with that.",
    "You've got it right.",
    'No objections.',
    "If that's the best you can do, fine.",
    'Be my guest.',
    "I don't mind, go ahead.",
  ])('takes it: %s', (said) => {
    expect(replyOf(said)).toBe('agrees');
  });

  it.each(['What would that cost?', 'Which ones do you have in red?', 'I have two questions first.'])(
    'does neither: %s',
    (said) => {
      expect(replyOf(said)).toBe('other');
    },
  );
});
