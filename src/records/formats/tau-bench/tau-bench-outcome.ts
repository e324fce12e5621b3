import {
  isJsonObject,
  type JsonObject,
  numberOrNull,
  objectOrEmpty,
  textOrNull,
  textsOf,
} from '../../json/json-fields.ts';
import type { Message } from '../../message.ts';
import type { Reward } from '../../reward.ts';
import type { Action, Task } from '../../task.ts';
import type { Termination, Trajectory } from '../../trajectory.ts';
import { readArguments } from '../tool-arguments.ts';

/** Tools that end an episode at once (tau-bench's envs, terminate_tools, and a fork of it). */
const terminalTools = new Set(['transfer_to_human_agents', 'transfer_to_medical_staff']);
const stopWord = '###STOP###';
const contextOverflow =
  /context[ _-]?(?:length|window|size|limit)|maximum (?:context|number of tokens)|max(?:imum)?[ _]tokens? exceeded|prompt is too long|too many input tokens/iu;

/** The error that ended a run while it was recorded (`info.error`); null where there was none. */
export function readCrash(info: JsonObject): Trajectory['crash'] {
  const error = info['error'];
  if (error === undefined || error === null) return null;
  const message = typeof error === 'string' ? error : JSON.stringify(error);
  return { message, traceback: textOrNull(info['traceback']) };
}

/** How a run ended. tau-bench's file does not say, but its loop leaves traces: a stop word, a transfer, a reward without account. */
export function readTermination({
  messages,
  crash,
  graded,
}: {
  messages: readonly Message[];
  crash: Trajectory['crash'];
  /** Whether `reward_info` is filled, as it is once an episode is done; null where the file has no such key. */
  graded: boolean | null;
}): Termination {
  if (crash !== null) return contextOverflow.test(crash.message) ? 'context_overflow' : 'runtime_error';
  if (messages.length === 0) return 'empty';
  const turns = messages.filter((message) => message.role === 'user');
  // tau-bench does not look for the stop word in the message that opens the conversation.
  if (turns.length > 1 && turns.at(-1)?.said?.includes(stopWord)) return 'user_stop';
  const lastCall = messages.findLast((message) => message.role === 'assistant')?.tool_calls[0];
  if (lastCall !== undefined && terminalTools.has(lastCall.name)) return 'transfer';
  return graded === false ? 'step_limit' : 'unknown';
}

/** The task that a record carries (`info.task`, or `task` beside it); null where it has none. */
export function readTask(record: JsonObject): Task | null {
  const raw = objectOrEmpty(record['info'])['task'] ?? record['task'];
  if (!isJsonObject(raw)) return null;
  return {
    user_id: textOrNull(raw['user_id']),
    instruction: textOrNull(raw['instruction']),
    actions: Array.isArray(raw['actions']) ? raw['actions'].filter(isJsonObject).map(readAction) : null,
    outputs: textsOf(raw['outputs']),
    assertions: [],
    reward_basis: null,
  };
}

/** tau-bench's own account of a reward, of either shape: by state (`r_actions`) or by outputs (`r_outputs`). */
export function readGrade(rewardInfo: unknown): Reward | null {
  if (!isJsonObject(rewardInfo)) return null;
  const info = objectOrEmpty(rewardInfo['info']);
  const byState = numberOrNull(info['r_actions']);
  const outputs = isJsonObject(info['outputs']) ? Object.entries(info['outputs']) : null;
  return {
    // The outputs' account replaces the state's in the file, but a reward of 1 takes both.
    state_matches: byState !== null ? byState === 1 : numberOrNull(rewardInfo['reward']) === 1 ? true : null,
    ground_truth_hash: textOrNull(info['gt_data_hash']),
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

/** Whether `reward_info` is filled; null where the file does not have the key. */
export function isGraded(info: JsonObject): boolean | null {
  return 'reward_info' in info ? info['reward_info'] !== null : null;
}
