/** Signals that a deadline of this program passed, and which. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
}

/** Milliseconds, some 24 days: a timer for longer would fire at once. */
export const longestTimer = 2 ** 31 - 1;

/**
 * Runs work under a signal that also fires after so many milliseconds, with a DeadlineError as its reason. Timer and
 * listener go when the work ends, so that a signal of a whole batch gathers nothing.
 */
export async function withDeadline<Result>({
  milliseconds,
  message,
  signal,
  work,
}: {
  /** Infinity means no deadline. */
  readonly milliseconds: number;
  readonly message: string;
  readonly signal: AbortSignal | undefined;
  readonly work: (signal: AbortSignal) => Promise<Result>;
}): Promise<Result> {
  const controller = new AbortController();
  const forward = () => controller.abort(signal?.reason);
  if (signal?.aborted) {
    forward();
  }
  signal?.addEventListener('abort', forward);
  const timer = Number.isFinite(milliseconds)
    ? setTimeout(() => controller.abort(new DeadlineError(message)), Math.min(milliseconds, longestTimer))
    : undefined;
  try {
    return await work(controller.signal);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', forward);
  }
}
