import type { Fault } from '../../../records/finding.ts';
import { isPassed } from '../../../records/reward.ts';
import type { Observation, Suspicion } from '../../evidence/observation.ts';
import { type Phase, type RuleName, traitsOf } from '../../evidence/rule-table.ts';
import type { Judge, Verdict } from '../judge.ts';
import { confidenceOf } from './confidence-of.ts';

interface Suspect {
  readonly rule: RuleName;
  readonly suspicion: Suspicion;
}

/**
 * Decides from the facts alone. docs/taxonomy.md has the procedure in words: what broke around the speakers comes first,
 * then a success that was cut off, then the user's early stop, then the earliest wrong write, then what was left undone,
 * then what was not said, then the step limit.
 */
export const rulesJudge: Judge = {
  identity: { name: 'rules', model: null, prompt_hash: null, parameters: {} },
  mayReroot: true,
  needsModel: false,
  judge: async ({ file, observations }) =>
    isPassed(file.trajectory.reward) ? lookOver(observations) : decide(observations),
};

/** The verdict that follows from the observations; `undetermined` where none speaks for a fault. */
export function decide(observations: readonly Observation[]): Verdict {
  const suspects = observations.flatMap(({ rule, suspicion }): Suspect[] => (suspicion ? [{ rule, suspicion }] : []));
  const root = chooseRoot(suspects);
  if (!root) {
    return { faults: [undeterminedFault], citations: [], cost_usd: 0 };
  }
  const others = furtherFaults(suspects, root).map(({ rule, suspicion }) =>
    toFault(suspicion, traitsOf(rule).minor ? 'minor' : 'major', rule),
  );
  return { faults: [toFault(root.suspicion, 'critical', root.rule), ...others], citations: [], cost_usd: 0 };
}

/** What can be said of a run that passed: breaches of the policy that did no harm, or nothing. Never a critical fault. */
export function lookOver(observations: readonly Observation[]): Verdict {
  const breaches = observations.filter(({ rule }) => traitsOf(rule).breach);
  const faults = breaches.map(
    ({ step, text, rule }): Fault => ({
      author: 'agent',
      type: 'policy_violation',
      step,
      severity: 'minor',
      confidence: confidenceOf({ rule, certainty: null }),
      description: `The run passed, but a rule of the policy was not kept: ${text}`,
      correct_behavior: 'Keep to the policy also where the grader does not look.',
      keys: [],
    }),
  );
  const [root, ...others] = faults;
  return { faults: root ? [root, ...others] : [nothingFound], citations: [], cost_usd: 0 };
}

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

function chooseRoot(suspects: readonly Suspect[]): Suspect | null {
  const infrastructure = first(suspects, 'infrastructure');
  if (infrastructure) {
    return infrastructure;
  }
  const benchmark = first(suspects, 'benchmark');
  if (benchmark) {
    return benchmark;
  }
  const write = earliest(suspectsOf(suspects, 'write'));
  const stop = first(suspects, 'stop');
  // A wrong write that stands cannot be undone by a later stop; a rejected call can.
  if (stop && (!write || write.rule === 'rejected_call')) {
    return stop;
  }
  if (write) {
    return write;
  }
  const missing = suspectsOf(suspects, 'missing');
  const limit = first(suspects, 'limit');
  // Cut off while still at work: what is missing is missing because of the cap.
  if (limit && missing.length > 0 && missing.every(({ rule }) => rule === 'stopped_short')) {
    return limit;
  }
  if (missing.length > 0) {
    return first(suspects, 'missing');
  }
  const unsaid = first(suspects, 'output');
  // Who was talking to the user was cut off before it could tell them.
  const cutOff = limit && unsaid?.rule === 'output_missing' && unsaid.suspicion.step !== null;
  return cutOff ? limit : (unsaid ?? limit);
}

function suspectsOf(suspects: readonly Suspect[], phase: Phase): Suspect[] {
  return suspects.filter(({ rule }) => traitsOf(rule).phase === phase);
}

/** The first suspect of a phase in the phase's own order; of two by one rule the one that was told first. */
function first(suspects: readonly Suspect[], phase: Phase): Suspect | null {
  const place = ({ rule }: Suspect) => traitsOf(rule).order ?? Number.POSITIVE_INFINITY;
  return suspectsOf(suspects, phase).reduce<Suspect | null>(
    (best, next) => (best === null || place(next) < place(best) ? next : best),
    null,
  );
}

/** The one that stands first in the run; of two at one step the first named. */
function earliest(suspects: readonly Suspect[]): Suspect | null {
  return suspects.reduce<Suspect | null>(
    (best, next) => (!best || (next.suspicion.step ?? 0) < (best.suspicion.step ?? 0) ? next : best),
    null,
  );
}

/** What else went wrong, in order of steps: each write once, and of the ways to leave something undone the first one only. */
function furtherFaults(suspects: readonly Suspect[], root: Suspect): Suspect[] {
  const isMissing = ({ rule }: Suspect) => traitsOf(rule).phase === 'missing';
  const explained = root.rule === 'early_stop' || isMissing(root) || root.rule === 'lock_out';
  const missing = explained ? null : first(suspects, 'missing');
  return suspects
    .filter((suspect) => suspect !== root && (!isMissing(suspect) || suspect === missing))
    .filter(({ suspicion }) => suspicion.step !== root.suspicion.step)
    .sort((a, b) => (a.suspicion.step ?? 0) - (b.suspicion.step ?? 0));
}

function toFault(suspicion: Suspicion, severity: Fault['severity'], rule: RuleName): Fault {
  const { author, type, step, description, correct_behavior, keys, custody } = suspicion;
  return {
    author,
    type,
    step,
    severity,
    confidence: confidenceOf({ rule, certainty: custody?.certainty ?? null }),
    description,
    correct_behavior,
    keys: [...keys],
  };
}
