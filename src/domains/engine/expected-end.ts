import type { Database } from './database.ts';
import type { Domain } from './domain.ts';
import { openEpisode, toolsOf } from './episode.ts';
import type { State } from './state.ts';
import type { WorldCall, WorldGrade } from './world.ts';

/** What the expected calls of a task make of its initial state. */
export interface ExpectedEnd {
  readonly state: State;
  readonly failing: WorldGrade['failing'];
}

/**
 * Makes the expected calls as the graders do: every one in order, reads too, errors being passed over; without bringing the sides
 * in step in between (tau2's evaluator calls make_tool_call, not get_response), and no terminal tool (tau_bench/envs/base.py).
 */
export function expectedEnd(options: {
  readonly domain: Domain;
  readonly database: Database;
  readonly start: State;
  readonly actions: readonly WorldCall[];
}): ExpectedEnd {
  const { domain, database, start, actions } = options;
  const episode = openEpisode({ domain, database, state: start });
  const failing = actions.flatMap((call, index) => {
    if (!isMadeByGrader(domain, call)) {
      return [];
    }
    const { failed, observation } = episode.stepAlone(call);
    return failed ? [{ index, observation }] : [];
  });
  return { state: episode.state, failing };
}

/** Whether a grader makes an expected call: not one that ends the episode, that only talks, or of a user who has no tools in this world. */
export function isMadeByGrader(domain: Pick<Domain, 'tools' | 'userTools'>, { name, requestor }: WorldCall): boolean {
  const kind = toolsOf(domain, requestor).find((tool) => tool.name === name)?.kind;
  return kind !== 'terminal' && name !== 'respond' && (requestor === 'assistant' || domain.userTools !== undefined);
}
