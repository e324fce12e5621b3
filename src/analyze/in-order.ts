/**
 * Does jobs, so many at once, and gives what they give in the order in which they came. Reads no further ahead than it works, and
 * throws the first error once the jobs in flight are done.
 */
export async function* inOrder<Result>({
  jobs,
  concurrency,
}: {
  readonly jobs: AsyncIterable<() => Promise<Result>>;
  readonly concurrency: number;
}): AsyncGenerator<Result> {
  const running: Promise<Result>[] = [];
  try {
    for await (const job of jobs) {
      const started = job();
      // Its error is thrown when its turn comes; until then it must not count as unhandled.
      started.catch(() => {});
      running.push(started);
      if (running.length >= concurrency) {
        yield await next(running);
      }
    }
    while (running.length > 0) {
      yield await next(running);
    }
  } finally {
    await Promise.allSettled(running);
  }
}

function next<Result>(running: Promise<Result>[]): Promise<Result> {
  const [first] = running.splice(0, 1);
  return first ?? Promise.reject(new Error('There is no job to wait for.'));
}
