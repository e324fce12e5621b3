import type { CaseCall, CaseFile } from '../../case/case-file.ts';
import { differingArguments, objectOf } from '../../case/compare-arguments.ts';
import { shapeOf } from '../../case/shape-of.ts';
import type { Details } from '../details.ts';
import { type EvidenceRule, type Observation, observe, quoteOf } from '../observation.ts';
import { describeCall, wholeCall } from '../reading/describe-call.ts';
import { sourceOf } from '../reading/value-source.ts';

/** Writes that a tool refused, whether a later call made up for it, and whether the agent had locked itself out. */
export const rejectedCalls: EvidenceRule = (file) =>
  file.calls.flatMap((call): Observation[] => {
    if (call.kind !== 'write' || !call.rejected) {
      return [];
    }
    const mended = file.calls.find(
      (later) =>
        later.step > call.step &&
        later.effective &&
        later.name === call.name &&
        (objectOf(later.arguments, file.knownDomain) === objectOf(call.arguments, file.knownDomain) ||
          isExpected(file, later)),
    );
    const rejection = { call: shapeOf(call), answer: (call.observation ?? '').slice(0, 160) };
    const harmless = (because: Details['rejected_call_harmless']['because']) => [
      observe({ rule: 'rejected_call_harmless', ...seen, detail: { ...rejection, because } }),
    ];
    const seen = {
      step: call.answered ?? call.step,
      quote: quoteOf(file.trajectory.messages[call.answered ?? call.step]?.content),
    };
    if (mended) {
      return [observe({ rule: 'rejected_call_mended', ...seen, detail: { ...rejection, mendedAt: mended.step } })];
    }
    if (file.stateMatches === true) {
      return harmless('state_is_right');
    }
    if (failsAsExpected(file, call)) {
      return harmless('expected_and_refused');
    }
    const lock = lockedBy(file, call);
    if (lock) {
      return [
        observe({
          rule: 'lock_out',
          ...seen,
          detail: { ...rejection, by: { step: lock.step, name: lock.name } },
          suspicion: {
            author: 'agent',
            type: 'wrong_order',
            step: lock.step,
            keys: [],
            description: `At step ${lock.step} the agent called ${describeCall(lock)}, after which the expected ${call.name} on the same object was no longer possible: step ${call.step} was rejected with "${(call.observation ?? '').slice(0, 120)}".`,
            correct_behavior: `Call ${wholeCall(call)} before ${lock.name}.`,
          },
        }),
      ];
    }
    if (!mattered(file)) {
      return harmless('nothing_hangs_on_it');
    }
    const invented = inventedAt(file, call);
    if (invented) {
      return [
        observe({
          rule: 'rejected_call',
          step: call.step,
          quote: quoteOf(file.trajectory.messages[invented.step]?.said),
          detail: rejection,
          suspicion: {
            author: 'user',
            type: 'user_ungrounded',
            step: invented.step,
            keys: [],
            description: `At step ${invented.step} the user named ${JSON.stringify(invented.value)}, which stands neither in its instruction nor in anything said or shown before. The agent called with it at step ${call.step}, and the tool rejected the call.`,
            correct_behavior: 'The user says that it does not know, and lets the agent look it up.',
          },
        }),
      ];
    }
    return [
      observe({
        rule: 'rejected_call',
        ...seen,
        detail: rejection,
        suspicion: {
          author: 'agent',
          type: 'rejected_call',
          step: call.step,
          keys: [],
          description: `At step ${call.step} the agent called ${describeCall(call)}, which the tool rejected ("${(call.observation ?? '').slice(0, 120)}"), and it never made a call that worked instead.`,
          correct_behavior: missingInstead(file),
        },
      }),
    ];
  });

/** Whether the run failed at something expected: where only a write too many decided it, a refused call did no harm. */
function mattered(file: CaseFile): boolean {
  return !file.expected || file.alignment.some(({ status, expected }) => status !== 'matched' && expected !== null);
}

/** Whether a call is one that the ground truth expects, whatever id an attempt at it had before. */
function isExpected({ alignment }: CaseFile, call: CaseCall): boolean {
  return alignment.some(
    ({ status, step, actual }) => status === 'matched' && step === call.step && actual?.name === call.name,
  );
}

/** What a tool says where the state of a thing, and not the call, stands in the way. */
const stateInTheWay =
  /\b(?:non-\w+|already|cannot be|can not be|can't be|status|not (?:pending|delivered|active|scheduled|available)|no longer|only|locked)\b/i;

/** The turn in which the user made up the object of a refused call: in no instruction, and nobody had named it before. */
function inventedAt(file: CaseFile, call: CaseCall): { readonly step: number; readonly value: string } | null {
  const value = objectOf(call.arguments, file.knownDomain);
  if (value === null) {
    return null;
  }
  const { first, userStep, inInstruction } = sourceOf(file, value, call.step);
  return first === 'user' && userStep !== null && !inInstruction ? { step: userStep, value } : null;
}

/** Whether the ground truth holds this very call and its tool refuses it there as well. */
function failsAsExpected({ expected }: CaseFile, call: CaseCall): boolean {
  return (expected ?? []).some(
    (wanted) => wanted.error !== null && wanted.name === call.name && differingArguments(wanted, call).length === 0,
  );
}

/** The agent's own earlier write on the same object, where the refused call was an attempt at something expected of that object. */
function lockedBy(file: CaseFile, call: CaseCall): CaseCall | null {
  const domain = file.knownDomain;
  const target = objectOf(call.arguments, domain);
  if (target === null) {
    return null;
  }
  const wanted = file.alignment.some(
    ({ status, expected }) =>
      (status === 'rejected' || status === 'missing') &&
      expected?.name === call.name &&
      objectOf(expected.arguments, domain) === target &&
      differingArguments(expected, call).length === 0,
  );
  if (!wanted || !stateInTheWay.test(call.observation ?? '')) {
    return null;
  }
  return (
    file.calls.find(
      (earlier) => earlier.effective && earlier.step < call.step && objectOf(earlier.arguments, domain) === target,
    ) ?? null
  );
}

function missingInstead(file: CaseFile): string {
  const row = file.alignment.find((candidate) => candidate.status === 'missing' || candidate.status === 'rejected');
  return row?.expected
    ? `Call ${wholeCall(row.expected)}.`
    : 'Leave the rejected call out and tell the user what is possible.';
}
