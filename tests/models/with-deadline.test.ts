import { describe, expect, it } from 'vitest';
import { DeadlineError, withDeadline } from '../../src/models/with-deadline.ts';

const untilAborted = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));

describe('withDeadline', () => {
  it('ends work that takes too long, with its own error', async () => {
    const work = withDeadline({ milliseconds: 5, message: 'too long', signal: undefined, work: untilAborted });
    await expect(work).rejects.toThrow(DeadlineError);
    await expect(work).rejects.toThrow('too long');
  });

  it.each([Number.POSITIVE_INFINITY, 3e9])('does not fire at once with %d ms', async (milliseconds) => {
    const work = async (signal: AbortSignal) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return signal.aborted;
    };
    expect(await withDeadline({ milliseconds, message: 'never', signal: undefined, work })).toBe(false);
  });

  it('hands an interruption on, also one that came before', async () => {
    const controller = new AbortController();
    const running = withDeadline({ milliseconds: 1e6, message: '', signal: controller.signal, work: untilAborted });
    controller.abort(new Error('enough'));
    await expect(running).rejects.toThrow('enough');
    const work = async (signal: AbortSignal) => signal.throwIfAborted();
    await expect(withDeadline({ milliseconds: 1e6, message: '', signal: controller.signal, work })).rejects.toThrow(
      'enough',
    );
  });
});
