import type { CallShape } from '../../domains/engine/call-shape.ts';
import { customersOf } from '../../domains/engine/customers-of.ts';
import type { PolicyBreach } from '../../domains/engine/policy-check.ts';
import type { GroundTruthCall, GroundTruthReplay } from '../../domains/engine/replay-ground-truth.ts';
import type { AuditedDataset, AuditedTask } from './audited.ts';

/** An expected call that the policy forbids. */
export interface ForbiddenWrite extends Pick<GroundTruthCall, 'index' | 'name'> {
  /** Name of the policy check. */
  readonly check: string;
  readonly breach: PolicyBreach;
}

/** The writes of a ground truth that break a rule which agents are held to. */
export function forbiddenWrites(options: {
  readonly dataset: AuditedDataset;
  readonly task: Pick<AuditedTask, 'user_id'>;
  readonly groundTruth: GroundTruthReplay;
}): ForbiddenWrite[] {
  const { dataset, task, groundTruth } = options;
  const { domain, database, policy } = dataset;
  const checks = domain.policyChecks ?? [];
  const writes = groundTruth.calls.filter(({ changes }) => changes.length > 0);
  if (!writes.some(({ name }) => checks.some(({ tool }) => tool === name))) {
    return [];
  }
  const found = customersOf({ domain, database, calls: groundTruth.calls });
  const isKnown = task.user_id !== null && database.tables.get(domain.userTable)?.has(task.user_id) === true;
  const customers = isKnown ? [...new Set([task.user_id ?? '', ...found])] : found;
  return writes.flatMap((call, place) => {
    const earlier: readonly CallShape[] = writes.slice(0, place);
    return checks.flatMap(({ name: check, tool, breachOf }) => {
      const breach =
        tool === call.name ? breachOf(call.arguments, database, { policy, customers, earlier, told: null }) : null;
      return breach === null ? [] : [{ index: call.index, name: call.name, check, breach }];
    });
  });
}
