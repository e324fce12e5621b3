import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { formatDuration } from '../../../src/commands/terminal/format-duration.ts';
import { createProgress } from '../../../src/commands/terminal/progress.ts';
import { createWriter } from '../../../src/commands/terminal/writer.ts';

/** Progress on a stream, with a clock that the test moves. */
function progressOn({
  terminal,
  total = 4,
  environment = {},
}: {
  terminal: boolean;
  total?: number | null;
  environment?: Record<string, string>;
}) {
  let written = '';
  const stream = new Writable({
    write(chunk, _, done) {
      written += chunk;
      done();
    },
  });
  if (terminal) {
    Object.assign(stream, { isTTY: true, columns: 60 });
  }
  const clock = { time: 0 };
  const err = createWriter({ stream: stream as unknown as NodeJS.WriteStream, environment });
  const progress = createProgress({ context: { err, environment, now: () => clock.time }, total, unit: 'runs' });
  return { progress, clock, written: () => written };
}

describe('createProgress', () => {
  it('tells done, all, time and what is left, at most ten times a second', () => {
    const { progress, clock, written } = progressOn({ terminal: true });
    clock.time = 10_000;
    progress.step('50 % passed');
    clock.time = 10_050;
    progress.step('60 % passed');
    expect(written()).toBe('\r1/4 runs, 10 s, 30 s left, 50 % passed\u001b[K');
    clock.time = 20_000;
    progress.step();
    expect(written()).toContain('\r3/4 runs, 20 s, 7 s left, 60 % passed\u001b[K');
  });

  it('clears its line for others, never grows past the screen, and draws nothing hostile', () => {
    const { progress, clock, written } = progressOn({ terminal: true, total: null });
    clock.time = 1000;
    progress.step(`\u001b[2J${'x'.repeat(100)}`);
    const line = written().split('\u001b[K')[0] ?? '';
    expect(line).toMatch(/^\r1 runs, 1 s, x+$/);
    expect(line.length).toBe(60);
    progress.print('a line\u0007\nof one');
    progress.stop();
    expect(written()).toMatch(/\u001b\[K\r\u001b\[Ka line of one\n\r\u001b\[K$/);
  });

  it.each([
    [false, {}],
    [true, { TERM: 'dumb' }],
  ])('prints lines alone where the line cannot be drawn anew', (terminal, environment) => {
    const { progress, clock, written } = progressOn({ terminal, environment });
    clock.time = 1000;
    progress.step('more');
    progress.print('a line');
    progress.stop();
    expect(written()).toBe('a line\n');
  });
});

it.each([
  [7.6, '8 s'],
  [200, '3 min 20 s'],
  [7500, '2 h 5 min'],
])('says %d seconds as %s', (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text);
});
