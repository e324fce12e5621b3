import { expect, it } from 'vitest';
import { contestLocks } from '../run/lock-contest.ts';

it('300 times a stale lock goes to one of six processes', async () => {
  const { winners, left } = await contestLocks({ tries: 300, processes: 6 });
  expect(winners).toEqual(Array(300).fill(1));
  expect(left).toEqual([]);
});
