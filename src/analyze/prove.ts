import type { Counterfactual, Fault } from '../records/finding.ts';
import { isPassed } from '../records/reward.ts';
import type { CaseFile } from './case/case-file.ts';
import type { Observation, Suspicion } from './evidence/observation.ts';
import { traitsOf } from './evidence/rule-table.ts';
import { faultTypes } from './fault-types.ts';
import type { Verdict } from './judge/judge.ts';
import { describeRepair } from './repair/describe-repair.ts';
import { readCall } from './repair/read-edit.ts';
import type { Repair, RepairEdit } from './repair/repair.ts';
import { repairRun } from './repair/repair-run.ts';
import type { RepairLimits } from './repair/search-repair.ts';
import { toCounterfactual } from './repair/to-counterfactual.ts';

/** The verdict's faults once a repair was tried on them, the root first, and the repair itself. */
export interface Proof {
  readonly faults: readonly [Fault, ...Fault[]];
  readonly counterfactual: Counterfactual | null;
}

/**
 * Looks for the smallest repair and gives each of its edits to the fault that it undoes; a deviation that no fault of the
 * verdict names becomes one. With `mayReroot` a root without an edit makes room for the first fault that has one: what need
 * not be mended did not decide the run. Faults without an edit are minor.
 */
export async function prove({
  file,
  observations,
  verdict,
  mayReroot,
  repair: known,
  limits,
}: {
  readonly file: CaseFile;
  readonly observations: readonly Observation[];
  readonly verdict: Verdict;
  readonly mayReroot: boolean;
  /** What `repairOf` gave, where it was asked already. */
  readonly repair?: Repair | null | string | undefined;
  readonly limits?: RepairLimits | undefined;
}): Promise<Proof> {
  const { faults } = verdict;
  if (isPassed(file.trajectory.reward)) {
    return { faults, counterfactual: null };
  }
  const repair = known === undefined ? await repairOf({ file, observations, limits }) : known;
  if (typeof repair === 'string') {
    return { faults, counterfactual: { proven: null, repair, diff: [], edits: [], reward_after: null } };
  }
  if (!repair || repair.edits.length === 0) {
    const late = repair?.stoppedAfter ?? null;
    const text =
      late === null ? 'No repair was found.' : `No repair was found: the search was broken off after ${late} s.`;
    return { faults, counterfactual: { proven: false, repair: text, diff: [], edits: [], reward_after: null } };
  }
  const named: Fault[] = [...faults];
  const owners = repair.edits.map((edit) => ownerOf({ edit, named, observations, file }));
  const root = mayReroot && !owners.includes(0) && repair.proven ? Math.min(...owners) : 0;
  const order = [root, ...[...named.keys()].filter((index) => index !== root)];
  const ranked = order.flatMap((index): Fault[] => {
    const fault = named[index];
    return fault
      ? [{ ...fault, severity: index === root ? 'critical' : owners.includes(index) ? 'major' : 'minor' }]
      : [];
  });
  const rootIsMended = owners.includes(root);
  const result = toCounterfactual(repair, (edit) => order.indexOf(owners[repair.edits.indexOf(edit)] ?? 0));
  const [first, ...others] = ranked;
  return {
    faults: first ? [first, ...others] : faults,
    counterfactual: { ...result, proven: result.proven && rootIsMended },
  };
}

/** The repair, null where the search found none, or one sentence on why there is nothing to try it in. */
export async function repairOf({
  file,
  observations,
  limits,
}: {
  readonly file: CaseFile;
  readonly observations: readonly Observation[];
  readonly limits?: RepairLimits | undefined;
}): Promise<Repair | null | string> {
  const { replayed, trajectory } = file;
  if (!replayed) {
    return file.refusal?.text ?? 'There is no data set to try a repair in.';
  }
  const unproven = replayed.replay.unproven.filter(({ passed }) => !passed).map(({ part }) => part);
  if (unproven.length > 0 && replayed.replay.world_right && file.outputs.every(({ said }) => said)) {
    return `All that replay can decide is right; the reward hangs on ${unproven.join(' and ')}, for which the record's word is taken.`;
  }
  if (replayed.replay.reward === 1) {
    return 'Replay gives reward 1 as it is, so there is nothing to repair.';
  }
  const repair =
    file.repair !== undefined
      ? file.repair
      : await repairRun({
          trajectory,
          replayed,
          domain: file.knownDomain,
          limits,
          sayAt: (output) =>
            observations.find(({ rule, detail }) => rule === 'output_near_miss' && detail.expected === output)?.step ??
            null,
        });
  if (!repair && !replayed.replay.graded) {
    return 'The run has no graded end, so no repair can be tried.';
  }
  return repair;
}

/** Index of the fault that an edit undoes; a fault that nobody named yet is added to `named`. */
function ownerOf({
  edit,
  named,
  observations,
  file,
}: {
  readonly edit: RepairEdit;
  readonly named: Fault[];
  readonly observations: readonly Observation[];
  readonly file: CaseFile;
}): number {
  const suspicions = observations.flatMap((one) => (one.suspicion && suits(one, edit) ? [one.suspicion] : []));
  const known = named.findIndex((fault) => suspicions.some((suspicion) => sameFault(fault, suspicion)));
  if (known !== -1) {
    return known;
  }
  const alike = named.findIndex((fault) => undoes(edit, fault));
  if (alike !== -1) {
    return alike;
  }
  const fresh = suspicions[0] ?? plainSuspicion(edit, file);
  const { custody: _, ...fault } = fresh;
  named.push({ ...fault, keys: [...fault.keys], severity: 'major', confidence: 0.5 });
  return named.length - 1;
}

function sameFault(fault: Fault, suspicion: Suspicion): boolean {
  return fault.type === suspicion.type && fault.step === suspicion.step && fault.author === suspicion.author;
}

/** Whether a fact speaks of what an edit changes. */
function suits(one: Observation, edit: RepairEdit): boolean {
  const { rule, step, suspicion } = one;
  const mends = traitsOf(rule).mends.includes(edit.kind);
  switch (edit.kind) {
    case 'corrected_ground_truth':
    case 'grade_here':
    case 'say_output':
    case 'insert_call':
      return mends;
    case 'move_call':
      return mends || step === edit.step;
    case 'stop_here':
      return mends && step !== null && edit.step !== null && step >= edit.step;
    default:
      if (one.rule === 'answer_altered') {
        return one.detail.followed === edit.step;
      }
      return suspicion !== null && (step === edit.step || suspicion.step === edit.step);
  }
}

/** The same for faults that no rule named, such as a model's: by type where that tells, else by step. */
function undoes(edit: RepairEdit, fault: Fault): boolean {
  switch (edit.kind) {
    case 'corrected_ground_truth':
    case 'grade_here':
    case 'say_output':
    case 'insert_call':
      return faultTypes[fault.type].mendedBy?.includes(edit.kind) ?? false;
    case 'stop_here':
      return fault.step !== null && edit.step !== null && fault.step >= edit.step;
    default:
      return fault.step !== null && fault.step === edit.step;
  }
}

/** A fault for a deviation that only the repair brought to light. */
function plainSuspicion(edit: RepairEdit, { trajectory }: CaseFile): Suspicion {
  const type = {
    replace_argument: 'wrong_argument',
    replace_call: 'wrong_tool',
    drop_call: 'unintended_write',
    insert_call: 'goal_partially_completed',
    move_call: 'wrong_order',
    stop_here: 'unintended_write',
    say_output: 'wrong_or_missing_output',
    grade_here: 'step_limit',
    corrected_ground_truth: 'ground_truth_defect',
  } as const;
  const byUser = [edit.before, edit.after].some((value) => readCall(value)?.requestor === 'user');
  const environment = edit.kind === 'grade_here' || edit.kind === 'corrected_ground_truth';
  const text = describeRepair([edit]);
  return {
    author: environment ? 'environment' : byUser && edit.kind !== 'insert_call' ? 'user' : 'agent',
    type: type[edit.kind],
    step: edit.step ?? Math.max(0, trajectory.messages.length - 1),
    keys: [],
    description: `Replay shows that the run passes only with this change: ${text}`,
    correct_behavior: text,
  };
}
