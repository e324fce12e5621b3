import type { GroundTruthReplay } from '../../domains/engine/replay-ground-truth.ts';
import type { ForbiddenWrite } from './forbidden-writes.ts';
import type { Problem } from './problem.ts';
import type { OpenChoice } from './several-end-states.ts';
import type { UnknowableValues } from './unknowable-values.ts';

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
