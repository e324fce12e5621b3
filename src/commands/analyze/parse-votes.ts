import { UsageError } from '../errors/usage-error.ts';

/** An odd number of votes, so that two opinions cannot draw. */
export function parseVotes(text: string): number {
  const votes = Number(text);
  if (!Number.isInteger(votes) || votes < 1 || votes > 31 || votes % 2 === 0) {
    throw new UsageError(`--votes takes an odd number from 1 to 31, not "${text}".`);
  }
  return votes;
}
