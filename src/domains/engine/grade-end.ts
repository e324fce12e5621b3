import type { StateDifference } from '../../records/finding.ts';
import type { EnvironmentAssertion } from '../../records/task.ts';
import type { Domain } from './domain.ts';
import type { GroundTruthReplay } from './replay-ground-truth.ts';
import { isMet } from './scene.ts';
import type { State } from './state.ts';
import { differences, sameHash, sameState } from './state-difference.ts';
import type { WorldGrade } from './world.ts';

/** Grades a state. What costs time is worked out when it is asked for, since a search asks for little. */
export function gradeEnd(options: {
  readonly domain: Domain;
  readonly state: State;
  readonly end: Pick<GroundTruthReplay, 'state' | 'failing'>;
  readonly assertions: readonly EnvironmentAssertion[];
  /** Gives a difference the name of its table that readers know. */
  readonly named: (difference: StateDifference) => StateDifference;
}): WorldGrade {
  const { domain, state, end, assertions, named } = options;
  const ofUser = new Set(domain.userTables ?? []);
  return {
    agent_matches: sameState(end.state, state, (table) => !ofUser.has(table)),
    get user_matches() {
      return ofUser.size === 0 ? null : sameState(end.state, state, (table) => ofUser.has(table));
    },
    get hash_matches() {
      return sameHash(end.state, state);
    },
    get assertions() {
      return assertions.map((assertion) => ({ assertion, met: isMet({ domain, state, assertion }) }));
    },
    get difference() {
      return differences(end.state, state).map(named);
    },
    get failing() {
      return end.failing.map(({ index, observation }) => ({ index, observation }));
    },
  };
}
