import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../src/analyze/case/case-file.ts';
import { ownLimit } from '../../src/analyze/custody/own-limit.ts';

const file = (instruction: string) => ({ task: { instruction } }) as unknown as CaseFile;
const user = (said: string, step = 3) => ({ step, speaker: 'user' as const, said });
const agent = (said: string, step = 2) => ({ step, speaker: 'agent' as const, said });

describe('a limit of the user alone', () => {
  it('is a number that its instruction does not have', () => {
    expect(
      ownLimit(file('Cancel it if it is more than $89.'), [user('If it is more than a hundred, drop it.')]),
    ).toEqual({
      step: 3,
      amount: '100',
    });
    expect(ownLimit(file('Any amount is fine.'), [user('Thirty was about as far as I can go.')])?.amount).toBe('30');
    expect(ownLimit(file('Any amount is fine.'), [user('Not paying over two hundred for that.')])?.amount).toBe('200');
    expect(ownLimit(file('Any amount is fine.'), [user('I do not pay more than two hundred.')])?.amount).toBe('200');
  });

  it('is none where the instruction or the agent named the number', () => {
    expect(ownLimit(file('At most ninety dollars.'), [user('If it is over 90 dollars, leave it.')])).toBeNull();
    expect(ownLimit(file('Any amount.'), [agent('It is $50.'), user('At most 50, you say?')])).toBeNull();
  });

  it('is not known without an instruction', () => {
    expect(ownLimit(file(''), [user('If it is over 90, leave it.')])).toBeNull();
  });
});
