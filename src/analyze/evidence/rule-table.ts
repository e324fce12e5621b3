import type { Edit } from '../../records/finding.ts';

/**
 * What a rule speaks of, in the order in which the rules judge asks: what broke around the speakers, what is wrong with the
 * benchmark itself, an early stop, what was written, what was left undone, what was not said, the step limit. Breaches of
 * the policy that suspect nobody and plain facts decide nothing.
 */
export type Phase =
  | 'infrastructure'
  | 'benchmark'
  | 'stop'
  | 'write'
  | 'missing'
  | 'output'
  | 'limit'
  | 'policy'
  | 'fact';

/** What holds of a rule wherever it speaks. */
export interface RuleTraits {
  readonly phase: Phase;
  /** Place among the rules of its phase, from 1: the lower goes first where the judge has to choose; null where it never has to. */
  readonly order: number | null;
  /** How sure a verdict by this rule is where no labelled run tells (`judge/rules/confidence-of.ts`); null for facts. */
  readonly confidence: number | null;
  /** Edits of a repair that mend what it suspects, beside those that touch the very call that it is about. */
  readonly mends: readonly Edit['kind'][];
  /** Whether it tells a breach of the policy, which a passing run may hold as well. */
  readonly breach: boolean;
  /** Whether it is minor where something else is the root. */
  readonly minor: boolean;
}

/** Every rule by the name that its facts carry. */
export const ruleTable = {
  not_replayed: fact(),
  replay: fact(),
  state_difference: fact(),
  reward_differs: suspect('benchmark', 7, 0.8, []),
  unmet_statement: fact(),
  part_not_replayed: fact(),
  side_effect: fact(),
  crash: suspect('infrastructure', 1, 0.98, []),
  context_overflow: suspect('infrastructure', 2, 0.98, []),
  empty_run: suspect('infrastructure', 3, 0.98, []),
  step_limit_after_success: suspect('infrastructure', 4, 0.95, ['grade_here']),
  step_limit: { ...suspect('limit', 1, 0.6, []), minor: true },
  grader_state: fact(),
  grader_action: fact(),
  grader_assertion: suspect('output', 4, 0.4, []),
  passes_corrected: suspect('benchmark', 1, 0.97, ['corrected_ground_truth']),
  reward_corrected: fact(),
  ground_truth_fails: suspect('benchmark', 2, 0.85, ['stop_here']),
  ground_truth_same_item: suspect('benchmark', 3, 0.75, []),
  ground_truth_forbidden: suspect('benchmark', 4, 0.9, ['insert_call']),
  ground_truth_unknowable: suspect('benchmark', 5, 0.85, ['insert_call']),
  ground_truth_open_choice: fact(),
  output_flaw: fact(),
  ground_truth_no_effect: fact(),
  list_order: suspect('benchmark', 8, 0.9, ['move_call']),
  order_of_pairs: suspect('benchmark', 9, 0.85, ['replace_argument']),
  early_stop: suspect('stop', 1, 0.9, ['insert_call']),
  forbidden_write: { ...suspect('write', null, 0.85, ['stop_here']), breach: true },
  write_wrong_argument: suspect('write', null, 0.75, ['stop_here']),
  write_wrong_tool: suspect('write', null, 0.75, ['stop_here']),
  write_unintended: suspect('write', null, 0.75, ['stop_here']),
  lock_out: suspect('write', null, 0.85, ['insert_call', 'move_call']),
  rejected_call: { ...suspect('write', null, 0.6, ['insert_call']), minor: true },
  rejected_call_mended: fact(),
  rejected_call_harmless: fact(),
  answer_contradicts_call: suspect('write', null, 0.7, ['stop_here']),
  tool_broke: suspect('benchmark', 6, 0.8, ['insert_call', 'say_output']),
  answer_altered: suspect('write', null, 0.8, ['stop_here']),
  malformed_call: suspect('write', null, 0.8, ['insert_call']),
  value_source: fact(),
  write_without_identity: breach(0.4),
  write_without_yes: breach(0.4),
  missing_write: fact(),
  record_cut_off: suspect('missing', 1, 0.9, ['insert_call']),
  wish_lost: suspect('missing', 2, 0.75, ['insert_call']),
  false_completion_claim: suspect('missing', 3, 0.65, ['insert_call']),
  identity_withheld: suspect('missing', 4, 0.6, []),
  premature_transfer: suspect('missing', 5, 0.7, ['insert_call']),
  refusal: suspect('missing', 6, 0.6, ['insert_call']),
  user_omitted: suspect('missing', 7, 0.55, ['insert_call']),
  stopped_short: suspect('missing', 8, 0.5, ['insert_call']),
  transfer_request: fact(),
  output_other_form: suspect('output', 1, 0.9, ['say_output']),
  output_near_miss: suspect('output', 2, 0.7, ['say_output']),
  output_missing: suspect('output', 3, 0.5, ['say_output']),
  task_fails_everywhere: fact(),
  other_trials: fact(),
  passing_trial: fact(),
} as const satisfies Readonly<Record<string, RuleTraits>>;

/** Name of a rule. */
export type RuleName = keyof typeof ruleTable;

/** What holds of the rule of that name. */
export function traitsOf(rule: RuleName): RuleTraits {
  return ruleTable[rule];
}

function fact(): RuleTraits {
  return { phase: 'fact', order: null, confidence: null, mends: [], breach: false, minor: false };
}

function breach(confidence: number): RuleTraits {
  return { ...fact(), phase: 'policy', confidence, breach: true };
}

function suspect(phase: Phase, order: number | null, confidence: number, mends: readonly Edit['kind'][]): RuleTraits {
  return { phase, order, confidence, mends, breach: false, minor: false };
}
