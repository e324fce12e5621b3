import { differences } from '../../domains/state-difference.ts';
import type { AlignmentRow } from '../../records/finding.ts';
import type { CaseFile, ExpectedCall } from '../case/case-file.ts';
import { objectOf } from '../case/compare-arguments.ts';
import { describeCall } from './describe-call.ts';
import { type EvidenceRule, type Observation, observe } from './observation.ts';

/**
 * A ground truth that is itself wrong: the run passes under the corrected one, or its own write fails where the agent's
 * call on that object succeeded. A write that changes nothing and an exchange of a thing for itself are told, no more.
 */
export const groundTruthDefect: EvidenceRule = (file) => {
  if (!file.expected) return [];
  return [...corrected(file), ...failing(file), ...exchangesItself(file), ...ineffective(file)];
};

function corrected(file: CaseFile): Observation[] {
  const grade = file.replayed?.corrected;
  if (!file.replayed || !grade) return [];
  if (grade.reward !== 1 || file.replayed.replay.reward === 1) {
    const text = `Reward by replay: ${file.replayed.replay.reward} under the ground truth in the file, ${grade.reward} under the corrected one.`;
    return [observe({ rule: 'reward_corrected', text })];
  }
  const step = firstDeviation(file) ?? lastStep(file);
  const changed = differences(file.replayed.replay.groundTruth.state, grade.groundTruth.state).slice(0, 4);
  const fields = changed.map(({ table, key, field }) => `${table} ${key}${field ? ` ${field}` : ''}`).join(', ');
  return [
    observe({
      rule: 'passes_corrected',
      step,
      text: `Under the corrected ground truth this run has reward 1${fields ? `; the correction concerns ${fields}` : ''}.`,
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
          const row = deviationOn(file, call);
          return observe({
            rule: 'ground_truth_fails',
            step: row?.step ?? null,
            text: `The ground truth's own ${describeCall(call)} is refused by the tool: ${call.error}.`,
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

/** The agent's effective write on the object of a failing expected call, by the same tool. */
function deviationOn(file: CaseFile, call: ExpectedCall): AlignmentRow | null {
  const target = objectOf(call.arguments);
  return (
    file.alignment.find(
      (row) =>
        row.status === 'unintended' && row.actual?.name === call.name && objectOf(row.actual.arguments) === target,
    ) ?? null
  );
}

function exchangesItself(file: CaseFile): Observation[] {
  return (file.expected ?? []).flatMap((call) => {
    const { item_ids: old, new_item_ids: fresh } = call.arguments;
    if (!Array.isArray(old) || !Array.isArray(fresh)) return [];
    const same = old.filter((item, index) => item === fresh[index]);
    if (same.length === 0) return [];
    return [
      observe({
        rule: 'ground_truth_same_item',
        text: `The ground truth exchanges ${same.join(', ')} for itself in ${describeCall(call)}.`,
      }),
    ];
  });
}

function ineffective(file: CaseFile): Observation[] {
  return (file.expected ?? [])
    .filter((call) => call.kind === 'write' && call.error === null && call.changes?.length === 0)
    .map((call) =>
      observe({
        rule: 'ground_truth_no_effect',
        text: `The ground truth's own ${describeCall(call)} changes nothing.`,
      }),
    );
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
