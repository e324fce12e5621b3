import { howEnded } from '../../how-ended.ts';
import {
  integerOrNull,
  isJsonObject,
  type JsonObject,
  numberOrNull,
  objectOrEmpty,
  taskIdOrNull,
  textOrNull,
} from '../../json/json-fields.ts';
import type { Source, Trajectory } from '../../trajectory.ts';
import { emptyTrajectory } from '../empty-trajectory.ts';
import { isGraded, readCrash, readGrade, readTask } from '../tau-bench/tau-bench-outcome.ts';
import { convertMessages } from './convert-messages.ts';
import { observationOf } from './read-result.ts';

/** A list of messages and what is known of the run around it. */
export interface ConversationOptions {
  readonly list: readonly unknown[];
  /** Where the list stands, for sentences. */
  readonly key: string;
  /** The object around the list, with what its own wrappers say. */
  readonly around: JsonObject;
  /** What the run's id is made of. */
  readonly record: unknown;
  readonly source: Source;
  readonly format: string;
}

/** Objects beside the messages in which harnesses keep what they know of a run. */
const places = ['info', 'metadata', 'task_context', 'config', 'task', 'sample'] as const;

/** A plain conversation as a trajectory: ids, reward, task and ending are taken where one of the usual fields tells them. */
export function convertConversation(options: ConversationOptions): Trajectory {
  const { list, key, around, record, source, format } = options;
  const { messages, reading } = convertMessages(list, { key });
  const find = <Found>(keys: readonly string[], read: (value: unknown) => Found | null): Found | null => {
    const objects = [around, ...places.map((place) => objectOrEmpty(around[place]))];
    for (const name of keys) {
      for (const object of objects) {
        if (read(object[name]) !== null) {
          return read(object[name]);
        }
      }
    }
    return null;
  };
  const info = objectOrEmpty(around['info'] ?? around['metadata']);
  const crash = readCrash({ ...info, error: info['error'] ?? around['error'] });
  const taskId = find(['task_id', 'task_index', 'example_id', 'question_id', 'id'], taskIdOrNull);
  const trial = find(['trial', 'trial_id', 'rollout_index', 'epoch'], integerOrNull);
  const reward =
    numberOrNull(objectOrEmpty(around['reward_info'])['reward']) ?? find(['reward', 'score'], numberOrNull);
  return {
    ...emptyTrajectory({ record, source, format, taskId, trial }),
    domain: find(['domain'], textOrNull),
    planned_trials: find(['num_trials'], integerOrNull),
    reward,
    task: readTask(around) ?? readTask({ task: around['task_context'] }),
    messages,
    reading,
    termination: howEnded({
      messages,
      crash,
      reason: find(['termination_reason', 'stop_condition', 'termination'], textOrNull),
      graded: isGraded(info),
      reward,
      mostTurns: find(['max_num_steps'], numberOrNull),
    }),
    crash,
    grade: readGrade(info),
    policy: policyOf(around),
    agent_model: find(['agent_model', 'model', 'llm_agent'], textOrNull),
    user_model: find(['user_model', 'llm_user'], textOrNull),
    agent_cost: find(['agent_cost'], numberOrNull),
    user_cost: find(['user_cost'], numberOrNull),
  };
}

/** The system prompt, where a provider's request has it apart from the messages. */
function policyOf(around: JsonObject): string | null {
  const keys = ['policy', 'system', 'system_prompt', 'systemInstruction', 'system_instruction', 'instructions'];
  const raw = keys.map((key) => around[key]).find((value) => value !== undefined && value !== null);
  if (isJsonObject(raw) && Array.isArray(raw['parts'])) {
    return observationOf(raw['parts']);
  }
  return typeof raw === 'string' ? raw : Array.isArray(raw) ? observationOf(raw) : null;
}
