import type { CallShape } from '../../domains/engine/call-shape.ts';
import type { AlignmentRow } from '../../records/finding.ts';
import type { Refusal } from '../case/refusal.ts';
import type { ValueSource } from './reading/value-source.ts';

/** A field of a record. */
export interface FieldPlace {
  readonly table: string;
  readonly key: string;
  /** Dotted path within the record; empty for the whole record. */
  readonly field: string;
}

/** What each rule found, as data. The sentence of a fact is made from it (`sentences.ts`), and whoever decides reads only this. */
export interface Details {
  readonly not_replayed: Refusal;
  readonly replay: {
    readonly calls: number;
    readonly same: number;
    /** Calls that answer otherwise because the data were edited later, and those that nothing explains. */
    readonly drifted: number;
    readonly unexplained: number;
  };
  readonly state_difference: StateFact | { readonly more: number };
  readonly reward_differs: {
    readonly replayed: number;
    readonly stateMatches: boolean;
    readonly outputsSaid: boolean;
    readonly recorded: number;
  };
  readonly unmet_statement: { readonly statement: string };
  readonly part_not_replayed: { readonly part: string; readonly passed: boolean };
  readonly side_effect: StateFact | { readonly more: number };
  readonly crash: { readonly message: string | null; readonly timeout: boolean };
  readonly context_overflow: { readonly message: string | null };
  readonly empty_run: Nothing;
  readonly step_limit_after_success: CutOff;
  readonly step_limit: CutOff;
  readonly grader_state: { readonly matches: boolean };
  readonly grader_action: { readonly call: CallShape };
  readonly grader_assertion: { readonly statement: string; readonly justification: string | null };
  readonly passes_corrected: { readonly fields: readonly FieldPlace[] };
  readonly reward_corrected: { readonly replayed: number; readonly corrected: number };
  readonly ground_truth_fails: { readonly call: CallShape; readonly error: string };
  readonly ground_truth_same_item: { readonly call: CallShape; readonly items: readonly string[] };
  readonly ground_truth_forbidden: {
    readonly call: CallShape;
    readonly check: string;
    readonly forbidden: string;
    readonly reason: string;
  };
  readonly ground_truth_unknowable: { readonly name: string; readonly values: readonly string[] };
  readonly ground_truth_open_choice: {
    /** Tool of the expected call. */
    readonly name: string;
    readonly argument: string;
    readonly value: string;
    readonly others: readonly string[];
  };
  readonly output_flaw: { readonly output: string; readonly flaw: 'in_policy' | 'in_instruction' | 'odd_form' };
  readonly ground_truth_no_effect: { readonly call: CallShape };
  readonly list_order: { readonly fields: readonly FieldPlace[] };
  readonly early_stop: { readonly step: number; readonly how: 'in_thoughts' | 'with_go_ahead' | 'with_question' };
  readonly forbidden_write: { readonly check: string; readonly forbidden: string; readonly reason: string };
  readonly write_wrong_argument: Deviation & { readonly expected: CallShape; readonly keys: readonly string[] };
  readonly write_wrong_tool: Deviation & { readonly expected: CallShape };
  readonly write_unintended: Deviation;
  readonly lock_out: Rejection & { readonly by: { readonly step: number; readonly name: string } };
  readonly rejected_call: Rejection;
  readonly rejected_call_mended: Rejection & { readonly mendedAt: number };
  readonly rejected_call_harmless: Rejection & {
    readonly because: 'state_is_right' | 'expected_and_refused' | 'nothing_hangs_on_it';
  };
  readonly answer_contradicts_call: {
    readonly call: CallShape;
    readonly argument: string;
    readonly given: string;
    readonly answered: string;
    /** Step of the agent's call or words that rest on the answer; null where nothing does. */
    readonly followed: number | null;
  };
  readonly tool_broke: { readonly call: CallShape; readonly step: number };
  readonly answer_altered: {
    /** The tool. */
    readonly name: string;
    readonly shown: string;
    readonly right: string;
    /** Step of the wrong write that took the value over. */
    readonly followed: number;
  };
  readonly order_of_pairs: { readonly call: CallShape; readonly lists: readonly string[] };
  readonly malformed_call: { readonly step: number; readonly name: string };
  readonly value_source: Pick<ValueSource, 'value' | 'first' | 'step' | 'inInstruction'> & {
    /** Argument that holds it, and the attribute of the record that it names, where it is one. */
    readonly key: string;
  };
  readonly write_without_identity: { readonly call: CallShape };
  readonly write_without_yes: {
    readonly call: CallShape;
    /** The user turn before it; null where there is none. */
    readonly turn: number | null;
    /** Whether anything had been proposed by then. */
    readonly proposed: boolean;
  };
  readonly record_cut_off: { readonly step: number };
  readonly wish_lost: { readonly calls: readonly CallShape[]; readonly because: string };
  readonly missing_write: { readonly calls: readonly CallShape[] };
  readonly false_completion_claim: { readonly step: number };
  readonly identity_withheld: { readonly asked: number; readonly values: readonly string[] };
  readonly premature_transfer: { readonly step: number };
  readonly refusal: { readonly step: number; readonly sentence: string };
  readonly user_omitted: { readonly parts: readonly string[] };
  readonly stopped_short: { readonly lastWrite: number | null; readonly step: number };
  readonly transfer_request: {
    readonly step: number;
    readonly by: 'user' | 'agent' | null;
    readonly inInstruction: boolean;
  };
  readonly output_other_form: WrongOutput;
  readonly output_near_miss: WrongOutput;
  readonly output_missing: { readonly expected: readonly string[] };
  readonly task_fails_everywhere: { readonly failed: number; readonly refusedTools: readonly string[] };
  readonly other_trials: { readonly passed: number; readonly failed: number };
  readonly passing_trial: {
    readonly trial: number | null;
    readonly index: number;
    readonly file: string;
    readonly row: Pick<AlignmentRow, 'expected' | 'actual' | 'keys' | 'status'>;
  };
}

type Nothing = Readonly<Record<string, never>>;

/** A field of the end state that is wrong, and the last call that changed it. */
export interface StateFact extends FieldPlace {
  readonly expected: unknown;
  readonly actual: unknown;
  readonly cause: { readonly step: number; readonly name: string } | null;
}

interface CutOff {
  readonly messages: number;
  /** The call that was made most often, where that is often enough to tell. */
  readonly repeated: { readonly call: CallShape; readonly times: number } | null;
}

interface Deviation {
  readonly caller: 'agent' | 'user';
  readonly actual: CallShape;
}

interface Rejection {
  readonly call: CallShape;
  /** What the tool answered. */
  readonly answer: string;
}

interface WrongOutput {
  readonly expected: string;
  readonly said: string;
  readonly step: number;
}
