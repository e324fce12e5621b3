import { jsonText } from '../../python/json-text.ts';
import type { Value } from '../../python/value.ts';
import type { Database } from './database.ts';
import type { Domain } from './domain.ts';
import { type Episode, openEpisode, toolsOf } from './episode.ts';
import { gradeEnd } from './grade-end.ts';
import { type GroundTruthReplay, replayGroundTruth } from './replay-ground-truth.ts';
import { holds, synced, taskStart } from './scene.ts';
import type { State } from './state.ts';
import type { Change } from './state-difference.ts';
import { type HashCache, stateHash } from './state-hash.ts';
import type { Requestor, World, WorldEpisode, WorldExpectation, WorldTask, WorldTool } from './world.ts';
import { WorldError } from './world-error.ts';
import { takesList } from './written-lists.ts';

/** A domain and a database in this process as a world. What trials of one task have in common is worked out once. */
export function openWorld(options: { readonly domain: Domain; readonly database: Database }): World {
  const { domain, database } = options;
  const starts = new Map<string, State>();
  const texts: HashCache = new WeakMap();
  const hash = domain.hash ?? ((state: State) => stateHash(state, texts));

  function startOf({ initial_state: initial }: WorldTask): State {
    const key = keyOf(initial);
    const start = starts.get(key) ?? taskStart({ domain, database, initial });
    starts.set(key, start);
    return start;
  }

  function endOf(initial: WorldTask['initial_state'], { actions }: WorldExpectation): GroundTruthReplay {
    return replayGroundTruth({ domain, database, initial, actions });
  }

  function openAt({ task, episode, expected }: OpenEpisode): WorldEpisode {
    return {
      async batch(calls) {
        return calls.map((call) => {
          const step = episode.step(call);
          return step.changes.length === 0 ? step : { ...step, changes: step.changes.map(named) };
        });
      },
      async fork() {
        return openAt({ task, episode: episode.fork(), expected });
      },
      async hash() {
        const state = synced({ domain, state: episode.state });
        return { agent: hash(state, 'assistant'), user: hasUserSide(domain) ? hash(state, 'user') : null };
      },
      async grade(expectation) {
        assertKnown(domain, expectation ?? task);
        const end = expectation === undefined ? expected() : endOf(task.initial_state, expectation);
        const { env_assertions: assertions } = expectation ?? task;
        return gradeEnd({ domain, state: synced({ domain, state: episode.state }), end, assertions, named });
      },
      async end() {},
    };
  }

  /** Tables of the user's own side are told apart by their names. */
  function named<Named extends Pick<Change, 'table'>>(change: Named): Named {
    return domain.userTables?.includes(change.table) ? { ...change, table: `user.${change.table}` } : change;
  }

  return {
    name: domain.name,
    version: null,
    tools: [...toolRows(domain, 'assistant'), ...toolRows(domain, 'user')],
    async expected(task) {
      const { calls } = endOf(task.initial_state, task);
      return calls.map((call) => (call.changes.length === 0 ? call : { ...call, changes: call.changes.map(named) }));
    },
    async reset(task) {
      assertKnown(domain, task);
      const start = startOf(task);
      let end: GroundTruthReplay | undefined;
      const expected = () => {
        end ??= endOf(task.initial_state, task);
        return end;
      };
      return openAt({ task, episode: openEpisode({ domain, database, state: start }), expected });
    },
  };
}

interface OpenEpisode {
  readonly task: WorldTask;
  readonly episode: Episode;
  /** The expected end of the task itself, made when it is first asked for. */
  readonly expected: () => GroundTruthReplay;
}

function hasUserSide({ userTables }: Domain): boolean {
  return userTables !== undefined && userTables.length > 0;
}

function toolRows(domain: Domain, requestor: Requestor): WorldTool[] {
  return toolsOf(domain, requestor).map((tool) => ({
    name: tool.name,
    kind: tool.kind,
    requestor,
    lists: Object.keys(tool.parameters.shape).filter((name) => takesList(tool, name)),
  }));
}

/** Rejects statements about the end that this world cannot decide. */
function assertKnown(domain: Domain, { env_assertions: assertions }: WorldExpectation): void {
  const unknown = assertions.find(({ env_type: side, func_name: name }) => !holds(domain.assertions?.[side], name));
  if (unknown !== undefined) {
    throw new WorldError(
      `the world ${domain.name} has no assertion ${unknown.func_name}, by which the task is graded; give the world that the task was made for.`,
    );
  }
}

function keyOf(value: unknown): string {
  return jsonText(value as Value);
}
