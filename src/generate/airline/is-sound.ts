import type { Dataset } from '../../datasets/dataset.ts';
import { replayGroundTruth } from '../../domains/engine/replay-ground-truth.ts';
import { changesOf } from '../../domains/engine/state-difference.ts';
import type { Draft } from './scenarios/scenario.ts';

/** Whether the draft's calls all succeed, each write changes something, a refusal changes nothing, and no output can be read off. */
export function isSound(
  draft: Draft,
  { domain, database, policy }: Pick<Dataset, 'domain' | 'database' | 'policy'>,
): boolean {
  const actions = draft.actions.map(({ name, kwargs }) => ({
    name,
    arguments: kwargs,
    compare_arguments: null,
    requestor: 'assistant' as const,
  }));
  const { calls, failing, state } = replayGroundTruth({ domain, database, actions });
  const idle = calls.some(({ executed, changes }) => executed && changes.length === 0);
  const changed = changesOf(state).length > 0;
  const known = `${policy} ${draft.instruction}`.replaceAll(',', '');
  // What a card holds may be said in passing, so no output is such a sum.
  const held = JSON.stringify(database.tables.get('users')?.get(draft.userId)?.['payment_methods'] ?? {});
  const given = (draft.outputs ?? []).some((output) =>
    new RegExp(`(?<![\\w.])${output}(?!\\w)`).test(`${known} ${held}`),
  );
  return failing.length === 0 && !idle && !given && changed === (draft.refusal !== true);
}
