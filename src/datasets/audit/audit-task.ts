import { replayGroundTruth } from '../../domains/engine/replay-ground-truth.ts';
import { jsonText } from '../../python/json-text.ts';
import type { Value } from '../../python/value.ts';
import type { AuditedDataset, AuditedTask } from './audited.ts';
import { forbiddenWrites } from './forbidden-writes.ts';
import { severalEndStates } from './several-end-states.ts';
import type { TaskAudit } from './task-audit.ts';
import { taskProblems } from './task-problems.ts';
import { unknowableValues } from './unknowable-values.ts';

const audits = new WeakMap<object, Map<string, TaskAudit>>();

/** Audits a task on the records of a data set: the same audit for whoever checks the data and whoever judges a run of it. Trials of one task pay once. */
export function auditTask(options: { readonly dataset: AuditedDataset; readonly task: AuditedTask }): TaskAudit {
  const { dataset, task } = options;
  const known = audits.get(dataset) ?? new Map<string, TaskAudit>();
  audits.set(dataset, known);
  const { user_id, instruction, outputs, actions, initial_state: initial = null, expects_no_change } = task;
  const { env_assertions = [], reward_basis = null } = task;
  const key = jsonText([
    ...[user_id, instruction, outputs, actions, initial, expects_no_change, env_assertions, reward_basis],
  ] as unknown as Value);
  const earlier = known.get(key);
  if (earlier !== undefined) {
    return earlier;
  }
  const { domain, database } = dataset;
  const groundTruth = replayGroundTruth({ domain, database, actions, initial });
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
