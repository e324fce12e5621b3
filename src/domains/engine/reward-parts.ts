import type { Reward } from '../../records/reward.ts';
import type { Action } from '../../records/task.ts';
import type { CallShape } from './call-shape.ts';
import type { WorldGrade } from './world.ts';

/** tau2's names of what a reward may be made of (tau2/data_model/tasks.py, RewardType). */
export type RewardPart = 'DB' | 'ENV_ASSERTION' | 'ACTION' | 'COMMUNICATE' | 'NL_ASSERTION';

/** The parts whose product is a task's reward; state and outputs where it does not say, as in tau-bench. */
export function rewardParts(basis: readonly string[] | null | undefined): ReadonlySet<string> {
  return new Set<string>(basis ?? (['DB', 'COMMUNICATE'] satisfies RewardPart[]));
}

/** Whether all that counts of the end state and of the calls is right; what is said is left aside. */
export function isWorldRight(options: {
  readonly parts: ReadonlySet<string>;
  readonly grade: Pick<WorldGrade, 'agent_matches' | 'user_matches' | 'assertions'>;
  /** Whether every expected call was made, where that counts. */
  readonly actionsMade: () => boolean;
}): boolean {
  const { parts, grade, actionsMade } = options;
  return (
    (!parts.has('DB') || (grade.agent_matches && grade.user_matches !== false)) &&
    (!parts.has('ENV_ASSERTION') || grade.assertions.every(({ met }) => met)) &&
    (!parts.has('ACTION') || actionsMade())
  );
}

/** Parts that a replay cannot decide, with what the record says of each: a model's verdict on words, and what is not known here. */
export function unprovenParts(
  parts: ReadonlySet<string>,
  grade: Reward | null,
): readonly { readonly part: string; readonly passed: boolean }[] {
  const decided: readonly string[] = ['DB', 'ENV_ASSERTION', 'ACTION', 'COMMUNICATE'];
  return [...parts]
    .filter((part) => !decided.includes(part))
    .map((part) => ({ part, passed: (grade?.breakdown?.[part] ?? 1) > 0 }));
}

/**
 * Whether some call is an expected one, as tau2's evaluator sees it: by its name and the arguments that count, whoever makes it; where
 * none are named, those that the call has (tau2/data_model/tasks.py, Action.compare_with_tool_call).
 */
export function isActionMade(action: Action, calls: readonly CallShape[]): boolean {
  return calls.some(({ name, arguments: given }) => {
    const counted = action.compare_arguments ?? Object.keys(given);
    return name === action.name && counted.every((key) => sameJson(action.arguments[key], given[key]));
  });
}

function sameJson(left: unknown, right: unknown): boolean {
  return jsonOf(left) === jsonOf(right);
}

/** A value as a text in which the order of keys does not count. */
function jsonOf(value: unknown): string | undefined {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'bigint'
      ? Number(inner)
      : typeof inner === 'object' && inner !== null && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)))
        : inner,
  );
}
