/** A file or folder that cannot be read as results at all; the message is one sentence: what was found, what was expected. */
export class UnreadableInputError extends Error {
  override readonly name = 'UnreadableInputError';
  /** The path as it was given. */
  readonly path: string;
  /** The message without the path. */
  readonly problem: string;

  constructor({ path, problem, cause }: { path: string; problem: string; cause?: unknown }) {
    super(`${path}: ${problem}`, cause === undefined ? undefined : { cause });
    this.path = path;
    this.problem = problem;
  }
}
