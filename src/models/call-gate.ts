import pLimit from 'p-limit';

/** Lets so many calls through at once; fewer after a server said that there were too many, slowly more again. */
export interface CallGate {
  /** How many calls may run now. */
  readonly limit: number;
  run<Result>(call: () => Promise<Result>): Promise<Result>;
  /** A server answered 429: half as many from now on. Several such answers to calls of the same moment count once. */
  tooMany(): void;
}

/** A gate that starts at `limit` and never goes above it. `now` is in milliseconds. */
export function createCallGate({ limit, now }: { readonly limit: number; readonly now: () => number }): CallGate {
  const queue = pLimit(limit);
  let loweredAt = Number.NEGATIVE_INFINITY;
  let answered = 0;
  return {
    get limit() {
      return queue.concurrency;
    },
    run: (call) =>
      queue(async () => {
        const result = await call();
        answered += 1;
        // A round of answers without a complaint earns one more place.
        if (queue.concurrency < limit && answered >= queue.concurrency) {
          answered = 0;
          queue.concurrency += 1;
        }
        return result;
      }),
    tooMany() {
      if (now() - loweredAt < settling) {
        return;
      }
      loweredAt = now();
      answered = 0;
      queue.concurrency = Math.max(1, Math.floor(queue.concurrency / 2));
    },
  };
}

/** Milliseconds in which further complaints are taken to be about calls that were already under way. */
const settling = 1_000;
