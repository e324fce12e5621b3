import { isMeantRefusal } from '../../../datasets/audit/is-meant-refusal.ts';
import { swappedPairs } from '../../../domains/engine/swapped-pairs.ts';
import type { AlignmentRow } from '../../../records/finding.ts';
import type { CaseFile, ExpectedCall } from '../../case/case-file.ts';
import { differingArguments, objectOf } from '../../case/compare-arguments.ts';
import { shapeOf } from '../../case/shape-of.ts';
import { type EvidenceRule, type Observation, observe } from '../observation.ts';
import { attributeDifferences } from '../reading/attributes.ts';
import { describeCall } from '../reading/describe-call.ts';
import { sourceOf } from '../reading/value-source.ts';
import { fieldNames } from '../sentences.ts';

/**
 * A ground truth that is itself wrong: the run passes under the corrected one, or its own write fails where the agent's
 * call on that object succeeded. A write that changes nothing and an exchange of a thing for itself are told, no more.
 */
export const groundTruthDefect: EvidenceRule = (file) => {
  if (!file.expected) {
    return [];
  }
  return [...corrected(file), ...failing(file), ...exchangesItself(file), ...ineffective(file)];
};

function corrected(file: CaseFile): Observation[] {
  const grade = file.replayed?.corrected;
  if (!file.replayed || !grade) {
    return [];
  }
  if (grade.reward !== 1 || file.replayed.replay.reward === 1) {
    const detail = { replayed: file.replayed.replay.reward, corrected: grade.reward };
    return [observe({ rule: 'reward_corrected', detail })];
  }
  const step = firstDeviation(file) ?? lastStep(file);
  const changed = grade.changed.slice(0, 4).map(({ table, key, field }) => ({ table, key, field }));
  const fields = fieldNames(changed);
  return [
    observe({
      rule: 'passes_corrected',
      step,
      detail: { fields: changed },
      suspicion: {
        author: 'environment',
        type: 'ground_truth_defect',
        step,
        keys: [],
        description: `The ground truth was wrong: it was corrected later${fields ? ` (${fields})` : ''}, and replayed under the corrected one this run passes.`,
        correct_behavior: 'Grade the run by the corrected ground truth.',
      },
    }),
  ];
}

function failing(file: CaseFile): Observation[] {
  return file.expected
    ? file.expected
        .filter((call) => call.kind === 'write' && call.error !== null)
        .map((call) => {
          const row = isMeant(file, call) ? null : deviationOn(file, call);
          return observe({
            rule: 'ground_truth_fails',
            step: row?.step ?? null,
            detail: { call: shapeOf(call), error: call.error ?? '' },
            suspicion: row
              ? {
                  author: 'environment',
                  type: 'ground_truth_defect',
                  step: row.step,
                  keys: [],
                  description: `The ground truth cannot be reached as written: its ${describeCall(call)} is refused ("${call.error}") and changes nothing, so the grader expects a state without it. At step ${row.step} the agent made ${row.actual ? describeCall(row.actual) : 'another call'} on the same object, which took effect.`,
                  correct_behavior: 'Correct the expected call so that it works, and grade the run again.',
                }
              : null,
          });
        })
    : [];
}

/**
 * Whether the refusal is what the task is about: the ground truth goes on from it, or the run fails under the corrected ground truth as
 * well, so that it is not the refused call that decides.
 */
function isMeant({ replayed, knownDomain }: CaseFile, call: ExpectedCall): boolean {
  if (!replayed) {
    return false;
  }
  const { corrected, replay } = replayed;
  if (corrected !== null && corrected.reward !== 1) {
    return true;
  }
  return isMeantRefusal({ domain: knownDomain ?? {}, groundTruth: replay.groundTruth, call });
}

/** The agent's effective write on the object of a failing expected call, by the same tool. */
function deviationOn(file: CaseFile, call: ExpectedCall): AlignmentRow | null {
  const objectIn = (given: ExpectedCall['arguments']) => objectOf(given, file.knownDomain);
  return (
    file.alignment.find(
      (row) =>
        row.status === 'unintended' &&
        row.actual?.name === call.name &&
        objectIn(row.actual.arguments) === objectIn(call.arguments),
    ) ?? null
  );
}

function exchangesItself(file: CaseFile): Observation[] {
  return (file.expected ?? []).flatMap((call) => {
    const same = swappedPairs(call.arguments, file.knownDomain).flatMap(([old, fresh]) =>
      old === fresh ? [String(old)] : [],
    );
    if (same.length === 0) {
      return [];
    }
    const exchange = `exchanges ${same.join(', ')} for itself in ${describeCall(call)}`;
    const asked = askedExchange(file, call, same);
    return [
      observe({
        rule: 'ground_truth_same_item',
        step: asked?.step ?? null,
        detail: { call: shapeOf(call), items: same },
        suspicion: asked && {
          author: 'environment',
          type: 'ground_truth_defect',
          step: asked.step,
          keys: [],
          description: `The ground truth ${exchange}. At step ${asked.step} the agent exchanged it for what the user's instruction asks for (${asked.values.join(', ')}).`,
          correct_behavior:
            'Correct the expected call so that it names the item that the instruction describes, and grade the run again.',
        },
      }),
    ];
  });
}

/**
 * The agent's call in place of an exchange of things for themselves, where it differs in nothing but what comes in their place,
 * and every attribute of that stands in the user's instruction.
 */
function askedExchange(
  file: CaseFile,
  call: ExpectedCall,
  same: readonly string[],
): { readonly step: number; readonly values: readonly string[] } | null {
  const row = file.alignment.find(
    ({ status, expected }) =>
      status === 'wrong_argument' &&
      expected?.name === call.name &&
      differingArguments(call, { arguments: expected.arguments }).length === 0,
  );
  if (!row?.actual || row.step === null || row.keys.join() !== file.knownDomain?.swap?.fresh) {
    return null;
  }
  const { step } = row;
  const wanted = new Map(swappedPairs(call.arguments, file.knownDomain));
  const changed = swappedPairs(row.actual.arguments, file.knownDomain).filter(
    ([old, fresh]) => wanted.get(old) !== fresh,
  );
  if (!changed.every(([old]) => same.includes(String(old)))) {
    return null;
  }
  const attributes = changed.map(([old, fresh]) => attributeDifferences(file, String(old), String(fresh)));
  const values = attributes.flatMap((list) => list.map(({ actual }) => actual));
  const asked = values.every((value) => sourceOf(file, value, step).inInstruction);
  return asked && attributes.every((list) => list.length > 0) ? { step, values } : null;
}

function ineffective(file: CaseFile): Observation[] {
  return (file.expected ?? [])
    .filter((call) => call.kind === 'write' && call.error === null && call.changes?.length === 0)
    .map((call) => observe({ rule: 'ground_truth_no_effect', detail: { call: shapeOf(call) } }));
}

/** Where the run first leaves the ground truth: its first write that is not expected as it was made. */
function firstDeviation(file: CaseFile): number | null {
  const steps = file.alignment.flatMap((row) =>
    row.status !== 'matched' && row.status !== 'missing' && row.step !== null ? [row.step] : [],
  );
  return steps.length === 0 ? null : Math.min(...steps);
}

function lastStep(file: CaseFile): number {
  return Math.max(0, file.trajectory.messages.length - 1);
}
