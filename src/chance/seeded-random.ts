import { createHash } from 'node:crypto';

/** Gives the next number, from 0 up to but without 1. */
export type Random = () => number;

/**
 * Numbers that depend on the seed alone: Tommy Ettinger's mulberry32, 32 bits of state. A text starts it from the first four
 * bytes of its SHA-256, a number from the number itself.
 */
export function seededRandom(seed: string | number): Random {
  let state = typeof seed === 'number' ? seed | 0 : createHash('sha256').update(seed).digest().readInt32LE(0);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
