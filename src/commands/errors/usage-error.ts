/** A flag or argument that cannot be used; the program prints the sentence and exits with 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
