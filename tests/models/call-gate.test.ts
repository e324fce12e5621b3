import { describe, expect, it } from 'vitest';
import { createCallGate } from '../../src/models/call-gate.ts';

/** A gate whose clock stands still until it is moved. */
function gateOf(limit: number) {
  const clock = { time: 0 };
  return { clock, gate: createCallGate({ limit, now: () => clock.time }) };
}

describe('the gate of calls', () => {
  it('lets no more through at once than its limit', async () => {
    const { gate } = gateOf(3);
    let running = 0;
    let most = 0;
    const call = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
    };
    await Promise.all(Array.from({ length: 20 }, () => gate.run(call)));
    expect(most).toBe(3);
  });

  it('halves after a complaint; complaints of one moment count once; it never closes', () => {
    const { gate, clock } = gateOf(16);
    gate.tooMany();
    gate.tooMany();
    gate.tooMany();
    expect(gate.limit).toBe(8);
    for (const expected of [4, 2, 1, 1]) {
      clock.time += 1_000;
      gate.tooMany();
      expect(gate.limit).toBe(expected);
    }
  });

  it('holds back calls that come after a complaint', async () => {
    const { gate } = gateOf(4);
    gate.tooMany();
    const release: (() => void)[] = [];
    const calls = Array.from({ length: 4 }, () =>
      gate.run(() => new Promise<void>((resolve) => release.push(resolve))),
    );
    await new Promise((resolve) => setImmediate(resolve));
    expect(release).toHaveLength(2);
    for (let index = 0; index < calls.length; index++) {
      while (release[index] === undefined) {
        await new Promise((resolve) => setImmediate(resolve));
      }
      release[index]!();
    }
    await Promise.all(calls);
  });

  it('earns one place for each round of answers, up to where it began', async () => {
    const { gate } = gateOf(4);
    gate.tooMany();
    const answer = () => gate.run(async () => 'answer');
    const limits: number[] = [];
    for (let count = 0; count < 10; count++) {
      await answer();
      limits.push(gate.limit);
    }
    expect(limits).toEqual([2, 3, 3, 3, 4, 4, 4, 4, 4, 4]);
  });

  it('earns nothing by calls that fail, and hands their errors on', async () => {
    const { gate } = gateOf(4);
    gate.tooMany();
    for (let count = 0; count < 5; count++) {
      await expect(gate.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    }
    expect(gate.limit).toBe(2);
  });
});
