import type { DatasetTask } from '../datasets/dataset.ts';
import type { Database } from '../domains/engine/database.ts';
import type { Domain } from '../domains/engine/domain.ts';
import { type ReplayCache, replayGroundTruth } from '../domains/engine/replay-ground-truth.ts';
import type { State } from '../domains/engine/state.ts';
import { sameHash } from '../domains/engine/state-difference.ts';
import { type HashCache, stateHash } from '../domains/engine/state-hash.ts';
import { keepOrder } from '../python/keys.ts';
import { float } from '../python/value.ts';
import { saysOutput } from '../records/outputs-said.ts';

/** What is worked out once for a task and used by all its trials. */
export interface GradeCache {
  readonly groundTruths: ReplayCache;
  readonly texts: HashCache;
  readonly hashes: WeakMap<State, string>;
}

/** An empty cache for a run. */
export function createGradeCache(): GradeCache {
  return { groundTruths: new WeakMap(), texts: new WeakMap(), hashes: new WeakMap() };
}

/** tau-bench's `reward_info`, its 1.0 and 0.0 being floats. */
export interface RewardInfo {
  readonly reward: ReturnType<typeof float>;
  readonly info: Readonly<Record<string, unknown>>;
  readonly actions: readonly TauBenchAction[];
}

/** An expected call as tau-bench writes it. */
export interface TauBenchAction {
  readonly name: string;
  readonly kwargs: Readonly<Record<string, unknown>>;
}

/**
 * tau-bench's grader: hashes of the two end states first, then the outputs, whose account takes the place of the state's
 * (tau_bench/envs/base.py, calculate_reward).
 */
export function gradeEpisode({
  domain,
  database,
  task,
  state,
  said,
  cache,
}: {
  readonly domain: Domain;
  readonly database: Database;
  readonly task: DatasetTask;
  readonly state: State;
  /** Everything that the agent told the user. */
  readonly said: readonly string[];
  readonly cache: GradeCache;
}): { readonly reward: number; readonly rewardInfo: RewardInfo } {
  const groundTruth = replayGroundTruth({ domain, database, actions: task.actions, cache: cache.groundTruths });
  const stateMatches = sameHash(groundTruth.state, state);
  const outputs = task.outputs.map((output): [string, boolean] => [
    output,
    said.some((text) => saysOutput(text, output)),
  ]);
  const outputsSaid = outputs.every(([, found]) => found);
  const reward = stateMatches && outputsSaid ? 1 : 0;
  const info =
    outputs.length > 0
      ? { r_outputs: float(outputsSaid ? 1 : 0), outputs: keepOrder(Object.fromEntries(outputs), task.outputs) }
      : { r_actions: float(stateMatches ? 1 : 0), gt_data_hash: hashOf(groundTruth.state, cache) };
  return { reward, rewardInfo: { reward: float(reward), info, actions: tauBenchActions(task) } };
}

/** The task's expected calls, without what only talks. */
export function tauBenchActions(task: DatasetTask): TauBenchAction[] {
  return task.actions.filter(({ name }) => name !== 'respond').map(({ name, arguments: kwargs }) => ({ name, kwargs }));
}

function hashOf(state: State, { texts, hashes }: GradeCache): string {
  const hash = hashes.get(state) ?? stateHash(state, texts);
  hashes.set(state, hash);
  return hash;
}
