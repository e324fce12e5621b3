import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Host } from '../../../src/commands/context/host.ts';
import { browseSignals } from '../../../src/commands/terminal/browse-signals.ts';
import { suspendProcess } from '../../../src/commands/terminal/suspend-process.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function listen() {
  const killed: [number, string][] = [];
  const process = new EventEmitter();
  const kill = (pid: number, signal: string) => killed.push([pid, signal]) > 0;
  const stdout = new PassThrough();
  const host = Object.assign(process, { pid: 7, env: {}, kill }) as unknown as Host;
  const signals = browseSignals({ stdout: stdout as unknown as NodeJS.WriteStream, host });
  return { process, host, stdout, signals, killed };
}

it('aborts on a signal and dies by it afterwards', () => {
  const { process, signals, killed } = listen();
  process.emit('SIGHUP', 'SIGHUP');
  expect(signals.signal.aborted).toBe(true);
  signals.stop();
  expect(process.eventNames()).toEqual([]);
  signals.rethrow();
  expect(killed).toEqual([[7, 'SIGHUP']]);
});

it('leaves Ctrl-C to another program while that works', () => {
  const { process, signals, killed } = listen();
  signals.ignoringInterrupts(() => process.emit('SIGINT', 'SIGINT'))(null);
  process.emit('SIGINT', 'SIGINT');
  expect(signals.signal.aborted).toBe(false);
  vi.advanceTimersByTime(200);
  process.emit('SIGINT', 'SIGINT');
  expect(signals.signal.aborted).toBe(true);
  signals.rethrow();
  expect(killed).toEqual([[7, 'SIGINT']]);
});

it('throws an error again that nobody caught', () => {
  const { process, signals } = listen();
  process.emit('uncaughtException', new Error('lost'));
  expect(signals.signal.aborted).toBe(true);
  expect(() => signals.rethrow()).toThrow('lost');
});

it('gives the screen back when the process ends, and aborts where the terminal is gone', () => {
  const { process, stdout, signals } = listen();
  process.emit('exit', 0);
  expect(String(stdout.read())).toContain('\u001b[?1049l');
  stdout.emit('error', new Error('gone'));
  expect(signals.signal.aborted).toBe(true);
});

it('stops the whole job as Ctrl-Z would', async () => {
  const { host, killed } = listen();
  const stopped = suspendProcess(host);
  await vi.advanceTimersByTimeAsync(200);
  await stopped;
  expect(killed).toEqual([[0, 'SIGTSTP']]);
});
