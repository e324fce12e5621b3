import { jsonText } from '../../python/json-text.ts';
import type { Value } from '../../python/value.ts';
import type { Action, InitialState } from '../../records/task.ts';
import type { Database } from './database.ts';
import type { Domain } from './domain.ts';
import { openEpisode, type StepResult, toolsOf } from './episode.ts';
import { taskStart } from './scene.ts';
import type { State } from './state.ts';
import type { ExpectedStep, WorldCall } from './world.ts';

/** One call of a ground truth and what it gave. */
export interface GroundTruthCall extends StepResult, ExpectedStep {
  readonly changes: StepResult['changes'];
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

const shared = createReplayCache();

/**
 * Runs a ground truth as the graders do: every call in order, reads too, errors being passed over; without bringing the sides of the
 * world in step in between (tau2's evaluator calls make_tool_call, not get_response), and no terminal tool (tau_bench/envs/base.py,
 * calculate_reward).
 */
export function replayGroundTruth(options: {
  readonly domain: Domain;
  readonly database: Database;
  readonly actions: readonly WorldCall[] | readonly Action[];
  /** The state that the task starts in, where it is not the data set's. */
  readonly initial?: InitialState | null | undefined;
  /** One for the process where not given. */
  readonly cache?: ReplayCache | undefined;
}): GroundTruthReplay {
  const { domain, database, actions, initial = null, cache = shared } = options;
  const known = cache.get(database) ?? new Map<string, GroundTruthReplay>();
  cache.set(database, known);
  const key = `${domain.name} ${jsonText(actions as unknown as Value)}${initial === null ? '' : jsonText(initial as unknown as Value)}`;
  const result = known.get(key) ?? run({ domain, database, actions, initial });
  known.set(key, result);
  return result;
}

function run(options: {
  readonly domain: Domain;
  readonly database: Database;
  readonly actions: readonly WorldCall[];
  readonly initial: InitialState | null;
}): GroundTruthReplay {
  const { domain, database, actions, initial } = options;
  const episode = openEpisode({ domain, database, state: taskStart({ domain, database, initial }) });
  const calls = actions.map((action, index): GroundTruthCall => {
    const { name, arguments: given, requestor } = action;
    const call = { index, name, arguments: given, requestor };
    const tool = toolsOf(domain, requestor).find((each) => each.name === name);
    // What ends the episode, what only talks, and what a user without tools would do is left out by the grader.
    if (tool?.kind === 'terminal' || name === 'respond' || (requestor === 'user' && domain.userTools === undefined)) {
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
    return { ...call, executed: true, ...episode.stepAlone({ name, arguments: given, requestor }) };
  });
  return { calls, failing: calls.filter(({ failed }) => failed), state: episode.state };
}
