/** A call of a ground truth as `tasks.<split>.json` holds it. */
export interface ExpectedCall {
  readonly name: string;
  readonly kwargs: Readonly<Record<string, unknown>>;
}

/** What a scenario proposes: a task that has no number and was not tried yet. */
export interface Draft {
  readonly userId: string;
  /** In the second person, as whole sentences. */
  readonly instruction: string;
  readonly actions: readonly ExpectedCall[];
  readonly outputs?: readonly string[];
  /** The right end state is the one it began with. */
  readonly refusal?: true;
}
