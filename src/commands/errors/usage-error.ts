import { isDefect } from './is-defect.ts';

/** An option or argument that cannot be used; the program prints the sentence and exits with 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Does the work; what it throws is told as wrong use, behind a prefix that names the option. */
export function asUsageError<Result>(work: () => Result, prefix = ''): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof UsageError || isDefect(error)) {
      throw error;
    }
    throw new UsageError(`${prefix}${error instanceof Error ? error.message : String(error)}`);
  }
}
