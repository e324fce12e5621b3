/** What can be wrong with a task for grading runs against it. */
export type ProblemKind =
  | 'failing_write'
  | 'unknown_tool'
  | 'no_change'
  | 'unexpected_change'
  | 'same_item'
  | 'forbidden_write'
  | 'unknowable_value'
  | 'several_end_states'
  | 'do_nothing_passes'
  | 'output_in_policy'
  | 'output_in_instruction'
  | 'output_form'
  | 'no_start'
  | 'assertion_unmet'
  | 'several_paths'
  | 'unknown_user'
  | 'repeated_id';

/** Something that is wrong with a task. */
export interface Problem {
  readonly kind: ProblemKind;
  /** One sentence. */
  readonly text: string;
  /** Index of the expected call that it is about; null where it is about none. */
  readonly action: number | null;
  /** What it is about: values of that call, or an output; empty where the sentence says it all. */
  readonly values: readonly string[];
}
