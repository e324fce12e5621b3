import { rewardParts } from '../../domains/engine/reward-parts.ts';
import type { CaseFile } from './case-file.ts';

/** Whether the reward asks for the ground truth's end state, and not only for statements about the end, calls or words. */
export function asksForState({ task }: Pick<CaseFile, 'task'>): boolean {
  return rewardParts(task?.reward_basis).has('DB');
}
