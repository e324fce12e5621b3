import { jsonText } from '../../python/json-text.ts';
import type { Value } from '../../python/value.ts';
import type { Action } from '../../records/task.ts';
import type { Database } from './database.ts';
import type { Domain } from './domain.ts';
import { openEpisode, type StepResult } from './episode.ts';
import type { State } from './state.ts';

/** One call of a ground truth and what it gave. */
export interface GroundTruthCall extends StepResult {
  /** Index in the task's actions. */
  readonly index: number;
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  /** False for terminal tools, which the grader leaves out, and for what only talks to the user. */
  readonly executed: boolean;
}

/** What a task's ground truth does to the world. */
export interface GroundTruthReplay {
  readonly calls: readonly GroundTruthCall[];
  /** Calls that failed; the grader swallows their errors. */
  readonly failing: readonly GroundTruthCall[];
  readonly state: State;
}

/** Ground truths already replayed, by database and then by their actions: trials of one task pay once. */
export type ReplayCache = WeakMap<Database, Map<string, GroundTruthReplay>>;

/** An empty cache; hand the same one to all replays of a data set. */
export function createReplayCache(): ReplayCache {
  return new WeakMap();
}

/**
 * Runs a ground truth as tau-bench's grader does: every call in order, reads too, but no terminal tool
 * (tau_bench/envs/base.py, calculate_reward).
 */
export function replayGroundTruth(options: {
  readonly domain: Domain;
  readonly database: Database;
  readonly actions: readonly Action[];
  readonly cache?: ReplayCache;
}): GroundTruthReplay {
  const { domain, database, actions, cache } = options;
  const known = cache?.get(database) ?? new Map<string, GroundTruthReplay>();
  cache?.set(database, known);
  const key = `${domain.name} ${jsonText(actions as unknown as Value)}`;
  const result = known.get(key) ?? run(domain, database, actions);
  known.set(key, result);
  return result;
}

function run(domain: Domain, database: Database, actions: readonly Action[]): GroundTruthReplay {
  const episode = openEpisode({ domain, database });
  const calls = actions.map((action, index): GroundTruthCall => {
    const call = { index, name: action.name, arguments: action.arguments };
    const tool = domain.tools.find(({ name }) => name === action.name);
    if (tool?.kind === 'terminal' || action.name === 'respond' || action.requestor === 'user') {
      return {
        ...call,
        executed: false,
        observation: '',
        kind: tool?.kind ?? null,
        failed: false,
        done: false,
        changes: [],
      };
    }
    return { ...call, executed: true, ...episode.step(call) };
  });
  return { calls, failing: calls.filter(({ failed }) => failed), state: episode.state };
}
