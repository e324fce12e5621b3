import type { Fault } from '../../../records/finding.ts';
import { isPassed } from '../../../records/reward.ts';
import type { Observation, Suspicion } from '../../evidence/observation.ts';
import type { Judge, Verdict } from '../judge.ts';

interface Suspect {
  readonly rule: string;
  readonly suspicion: Suspicion;
}

/**
 * Decides from the facts alone. docs/taxonomy.md has the procedure in words: what broke around the speakers comes first,
 * then a success that was cut off, then the user's early stop, then the earliest wrong write, then what was left undone,
 * then what was not said, then the step limit.
 */
export const rulesJudge: Judge = {
  identity: { name: 'rules', model: null, prompt_hash: null, parameters: {} },
  judge: async ({ file, observations }) =>
    isPassed(file.trajectory.reward) ? lookOver(observations) : decide(observations),
};

/** The verdict that follows from the observations; `undetermined` where none speaks for a fault. */
export function decide(observations: readonly Observation[]): Verdict {
  const suspects = observations.flatMap(({ rule, suspicion }): Suspect[] => (suspicion ? [{ rule, suspicion }] : []));
  const root = chooseRoot(suspects);
  if (!root) return { faults: [undeterminedFault], citations: [], cost_usd: 0 };
  const others = furtherFaults(suspects, root).map(({ rule, suspicion }) =>
    toFault(suspicion, minorRules.has(rule) ? 'minor' : 'major', rule),
  );
  return { faults: [toFault(root.suspicion, 'critical', root.rule), ...others], citations: [], cost_usd: 0 };
}

/** What can be said of a run that passed: breaches of the policy that did no harm, or nothing. Never a critical fault. */
export function lookOver(observations: readonly Observation[]): Verdict {
  const breaches = observations.filter(({ rule }) => policyRules.has(rule));
  const faults = breaches.map(
    ({ step, text, rule }): Fault => ({
      author: 'agent',
      type: 'policy_violation',
      step,
      severity: 'minor',
      confidence: confidenceOf[rule] ?? 0.4,
      description: `The run passed, but a rule of the policy was not kept: ${text}`,
      correct_behavior: 'Keep to the policy also where the grader does not look.',
      keys: [],
    }),
  );
  const [root, ...others] = faults;
  return { faults: root ? [root, ...others] : [nothingFound], citations: [], cost_usd: 0 };
}

const policyRules = new Set(['policy_cancellation', 'policy_refill', 'write_without_yes', 'write_without_identity']);

const nothingFound: Fault = {
  author: 'undetermined',
  type: 'undetermined',
  step: null,
  severity: 'minor',
  confidence: 0.9,
  description: 'The run passed, and no rule found a fault in it.',
  correct_behavior: null,
  keys: [],
};

const undeterminedFault: Fault = {
  author: 'undetermined',
  type: 'undetermined',
  step: null,
  severity: 'critical',
  confidence: 0.2,
  description:
    'The reward is low, but no fact in the record says why: every expected write was made and every required output said, or the file does not tell what was expected.',
  correct_behavior: null,
  keys: [],
};

/** Share of verdicts by this rule that hold, as estimated on labelled runs; a prior where there were too few. */
const confidenceOf: Readonly<Record<string, number>> = {
  crash: 0.98,
  empty_run: 0.98,
  context_overflow: 0.98,
  step_limit_after_success: 0.95,
  step_limit: 0.6,
  passes_corrected: 0.97,
  ground_truth_fails: 0.85,
  ground_truth_same_item: 0.75,
  ground_truth_unknowable: 0.85,
  output_other_form: 0.9,
  list_order: 0.9,
  reward_differs: 0.8,
  early_stop: 0.9,
  policy_cancellation: 0.85,
  policy_refill: 0.85,
  write_wrong_argument: 0.75,
  write_wrong_tool: 0.75,
  write_unintended: 0.75,
  lock_out: 0.85,
  rejected_call: 0.6,
  malformed_call: 0.8,
  premature_transfer: 0.7,
  false_completion_claim: 0.65,
  identity_withheld: 0.6,
  refusal: 0.6,
  user_omitted: 0.55,
  stopped_short: 0.5,
  output_near_miss: 0.7,
  output_missing: 0.5,
  grader_assertion: 0.4,
};

const infrastructureRules = ['crash', 'empty_run', 'context_overflow', 'step_limit_after_success'];
const benchmarkRules = [
  'passes_corrected',
  'ground_truth_fails',
  'ground_truth_same_item',
  'ground_truth_unknowable',
  'reward_differs',
  'list_order',
];
const writeRules = [
  'policy_cancellation',
  'policy_refill',
  'write_wrong_argument',
  'write_wrong_tool',
  'write_unintended',
  'lock_out',
  'rejected_call',
  'malformed_call',
];
const missingRules = [
  'false_completion_claim',
  'identity_withheld',
  'premature_transfer',
  'refusal',
  'user_omitted',
  'stopped_short',
];
const outputRules = ['output_other_form', 'output_near_miss', 'output_missing', 'grader_assertion'];
const minorRules = new Set(['rejected_call', 'step_limit']);

function chooseRoot(suspects: readonly Suspect[]): Suspect | null {
  const by = (rules: readonly string[]) => suspects.filter(({ rule }) => rules.includes(rule));
  const infrastructure = by(infrastructureRules)[0];
  if (infrastructure) return infrastructure;
  const benchmark = first(by(benchmarkRules), benchmarkRules);
  if (benchmark) return benchmark;
  const writes = earliest(by(writeRules));
  const stop = by(['early_stop'])[0];
  // A wrong write that stands cannot be undone by a later stop; a rejected call can.
  if (stop && (!writes || writes.rule === 'rejected_call')) return stop;
  if (writes) return writes;
  const missing = by(missingRules);
  const limit = by(['step_limit'])[0];
  // Cut off while still at work: what is missing is missing because of the cap.
  if (limit && missing.length > 0 && missing.every(({ rule }) => rule === 'stopped_short')) return limit;
  if (missing.length > 0) return first(missing, missingRules);
  const unsaid = first(by(outputRules), outputRules);
  // Who was talking to the user was cut off before it could tell them.
  const cutOff = limit && unsaid?.rule === 'output_missing' && unsaid.suspicion.step !== null;
  return cutOff ? limit : (unsaid ?? limit ?? null);
}

/** The one that stands first in the run; of two at one step the first named. */
function earliest(suspects: readonly Suspect[]): Suspect | null {
  return suspects.reduce<Suspect | null>(
    (best, next) => (!best || (next.suspicion.step ?? 0) < (best.suspicion.step ?? 0) ? next : best),
    null,
  );
}

function first(suspects: readonly Suspect[], order: readonly string[]): Suspect | null {
  return order.flatMap((rule) => suspects.filter((suspect) => suspect.rule === rule))[0] ?? null;
}

/** What else went wrong, in order of steps: each write once, and of the ways to leave something undone the first one only. */
function furtherFaults(suspects: readonly Suspect[], root: Suspect): Suspect[] {
  const isMissing = ({ rule }: Suspect) => missingRules.includes(rule);
  const explained = root.rule === 'early_stop' || isMissing(root) || root.rule === 'lock_out';
  const missing = explained ? null : first(suspects, missingRules);
  return suspects
    .filter((suspect) => suspect !== root && (!isMissing(suspect) || suspect === missing))
    .filter(({ suspicion }) => suspicion.step !== root.suspicion.step)
    .sort((a, b) => (a.suspicion.step ?? 0) - (b.suspicion.step ?? 0));
}

function toFault(suspicion: Suspicion, severity: Fault['severity'], rule: string): Fault {
  return { ...suspicion, severity, confidence: confidenceOf[rule] ?? 0.5, keys: [...suspicion.keys] };
}
