import { type GroundTruthReplay, replayGroundTruth } from '../../domains/engine/replay-ground-truth.ts';
import { jsonText } from '../../python/json-text.ts';
import type { Value } from '../../python/value.ts';
import type { Task } from '../../records/task.ts';
import type { Dataset } from '../dataset.ts';
import { type ForbiddenWrite, forbiddenWrites } from './forbidden-writes.ts';
import type { Problem } from './problem.ts';
import { type OpenChoice, severalEndStates } from './several-end-states.ts';
import { taskProblems } from './task-problems.ts';
import { type UnknowableValues, unknowableValues } from './unknowable-values.ts';

/** What an audit reads of a data set. */
export type AuditedDataset = Pick<Dataset, 'domain' | 'database' | 'policy'>;

/** What an audit reads of a task. */
export interface AuditedTask extends Pick<Task, 'user_id' | 'instruction' | 'outputs'> {
  readonly actions: NonNullable<Task['actions']>;
  readonly expects_no_change: boolean;
}

/** A task's trial: what its ground truth does, and what is wrong with it. */
export interface TaskAudit {
  readonly groundTruth: GroundTruthReplay;
  /** Expected writes that the policy forbids. */
  readonly forbidden: readonly ForbiddenWrite[];
  /** Expected values that nobody could know. */
  readonly unknowable: readonly UnknowableValues[];
  /** Arguments of expected writes that nothing settles. */
  readonly openChoices: readonly OpenChoice[];
  /** All of that and the rest, in sentences. */
  readonly problems: readonly Problem[];
}

const audits = new WeakMap<object, Map<string, TaskAudit>>();

/** Audits a task on the records of a data set: the same audit for whoever checks the data and whoever judges a run of it. Trials of one task pay once. */
export function auditTask(options: {
  readonly dataset: AuditedDataset;
  readonly task: AuditedTask;
  /** What the ground truth does, where that is known already. */
  readonly groundTruth?: GroundTruthReplay;
}): TaskAudit {
  const { dataset, task } = options;
  const known = audits.get(dataset) ?? new Map<string, TaskAudit>();
  audits.set(dataset, known);
  const { user_id, instruction, outputs, actions, expects_no_change } = task;
  const key = jsonText([user_id, instruction, outputs, actions, expects_no_change] as unknown as Value);
  const earlier = known.get(key);
  if (earlier !== undefined) return earlier;
  const { domain, database } = dataset;
  const groundTruth = options.groundTruth ?? replayGroundTruth({ domain, database, actions });
  const trial = { dataset, task, groundTruth };
  const findings = {
    groundTruth,
    forbidden: forbiddenWrites(trial),
    unknowable: unknowableValues(trial),
    openChoices: severalEndStates(trial),
  };
  const audit = { ...findings, problems: taskProblems({ dataset, task, findings }) };
  known.set(key, audit);
  return audit;
}
