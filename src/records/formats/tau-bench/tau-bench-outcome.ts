import {
  booleanOrNull,
  isJsonObject,
  type JsonObject,
  numberOrNull,
  objectOrEmpty,
  textOrNull,
  textsOf,
} from '../../json/json-fields.ts';
import type { Reward } from '../../reward.ts';
import type { Action, Task } from '../../task.ts';
import type { Trajectory } from '../../trajectory.ts';
import { readArguments } from '../tool-arguments.ts';

/** The error that ended a run while it was recorded (`info.error`); null where there was none. */
export function readCrash(info: JsonObject): Trajectory['crash'] {
  const error = info['error'];
  if (error === undefined || error === null || error === '' || error === false) {
    return null;
  }
  const message = typeof error === 'string' ? error : JSON.stringify(error);
  // An exception in the middle of a run is what tau2 calls an infrastructure error, unless the file says otherwise.
  const infrastructure = booleanOrNull(info['infrastructure']) ?? true;
  return { message, traceback: textOrNull(info['traceback']), infrastructure };
}

/** The task that a record carries (`info.task`, or `task` beside it); null where it has none. */
export function readTask(record: JsonObject): Task | null {
  const raw = objectOrEmpty(record['info'])['task'] ?? record['task'];
  if (!isJsonObject(raw)) {
    return null;
  }
  return {
    user_id: textOrNull(raw['user_id']),
    instruction: textOrNull(raw['instruction']),
    actions: Array.isArray(raw['actions']) ? raw['actions'].filter(isJsonObject).map(readAction) : null,
    outputs: textsOf(raw['outputs']),
    assertions: [],
    reward_basis: null,
    env_assertions: [],
    initial_state: null,
  };
}

/**
 * tau-bench's own account of a reward, of either shape: by state (`r_actions`) or by outputs (`r_outputs`); from
 * `info.reward_info`, or from `info` itself, where some harnesses put it. Null where there is none.
 */
export function readGrade(info: JsonObject): Reward | null {
  const account = info['reward_info'];
  if (isJsonObject(account)) {
    return gradeOf({ checks: objectOrEmpty(account['info']), reward: account['reward'] });
  }
  return 'r_outputs' in info || 'r_actions' in info ? gradeOf({ checks: info, reward: null }) : null;
}

/** Whether the grader left an account; null where the file has no place for one. */
export function isGraded(info: JsonObject): boolean | null {
  return readGrade(info) !== null ? true : 'reward_info' in info ? false : null;
}

function gradeOf({ checks, reward }: { checks: JsonObject; reward: unknown }): Reward {
  const byState = numberOrNull(checks['r_actions']);
  const outputs = isJsonObject(checks['outputs']) ? Object.entries(checks['outputs']) : null;
  return {
    // The outputs' account replaces the state's in the file, but a reward of 1 takes both.
    state_matches: byState !== null ? byState === 1 : numberOrNull(reward) === 1 ? true : null,
    ground_truth_hash: textOrNull(checks['gt_data_hash']),
    outputs: outputs?.map(([text, said]) => ({ text, said: Boolean(said) })) ?? null,
    action_checks: null,
    assertion_checks: null,
    breakdown: null,
  };
}

function readAction(raw: JsonObject): Action {
  return {
    name: textOrNull(raw['name']) ?? '',
    arguments: readArguments(raw['kwargs'] ?? raw['arguments']).arguments ?? {},
    compare_arguments: null,
    requestor: 'assistant',
  };
}
