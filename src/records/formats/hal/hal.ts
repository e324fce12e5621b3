import { howEnded } from '../../how-ended.ts';
import {
  isJsonObject,
  type JsonObject,
  kindOf,
  numberOrNull,
  objectOrEmpty,
  requireObject,
  textOrNull,
} from '../../json/json-fields.ts';
import type { Message } from '../../message.ts';
import type { Trajectory } from '../../trajectory.ts';
import { emptyTrajectory } from '../empty-trajectory.ts';
import { createExpandedFormat, type Run } from '../expanded-format.ts';
import { convertConversation } from '../messages/conversation.ts';
import { emptyMessage } from '../messages/convert-message.ts';
import { messageListOf } from '../messages/message-list.ts';
import { readCall } from '../messages/read-call.ts';
import { splitThoughts } from '../messages/thoughts.ts';
import { readTask } from '../tau-bench/tau-bench-outcome.ts';
import { UnfitRecordError } from '../unfit-record-error.ts';

/** The action by which tau-bench's agents speak to the user. */
const speaking = 'respond';

/**
 * Results of HAL (the Holistic Agent Leaderboard) on tau-bench: `raw_eval_results`, or that object alone, with {reward, taken_actions,
 * task} by task. The file keeps what the agent did and said, and neither the results of its calls nor the user's words: a step is the
 * place of an action.
 */
export const halFormat = createExpandedFormat({
  name: 'hal',
  summary: 'HAL results {config, raw_eval_results: {task: {reward, taken_actions, task}}}',
  detect: ({ container, keys }) =>
    container !== 'list' && (keys.includes('raw_eval_results') || (keys.length > 0 && keys.every(isTaskIndex))),
  expand,
});

function expand(value: unknown): readonly Run[] {
  const file = requireObject(value, { expected: 'an object with `raw_eval_results`' });
  const results = objectOrEmpty(file['raw_eval_results'] ?? file);
  const config = objectOrEmpty(file['config']);
  return Object.entries(results).map(([taskId, result]): Run => {
    return ({ source, format }) => {
      const around = { taskId, config, source, format };
      if (typeof result === 'string') {
        return crashedRun(result, around);
      }
      if (!isJsonObject(result)) {
        throw new UnfitRecordError(`\`${taskId}\` is ${kindOf(result)}; expected {reward, taken_actions, task}`);
      }
      const list = messageListOf(result['messages'] ?? result['traj'] ?? result['trajectory']);
      if (list !== null) {
        return runWithMessages(result, { ...around, list });
      }
      return runOfActions(result, around);
    };
  });
}

interface Around {
  readonly taskId: string;
  readonly config: JsonObject;
  readonly source: Trajectory['source'];
  readonly format: string;
}

function runOfActions(result: JsonObject, around: Around): Trajectory {
  const actions = result['taken_actions'];
  if (!Array.isArray(actions)) {
    throw new UnfitRecordError(
      `\`${around.taskId}\` has ${kindOf(actions)} as \`taken_actions\`; expected a list of actions`,
    );
  }
  const messages = actions.map((action, step) => toMessage(action, `${around.taskId}.taken_actions[${step}]`));
  const calls = messages.reduce((total, { tool_calls }) => total + tool_calls.length, 0);
  const reward = numberOrNull(result['reward']);
  return {
    ...emptyRun(result, around),
    reward,
    task: readTask(result),
    messages,
    reading: { messages: messages.length, calls, results: 0, paired: 0, passed_over: 0, results_recorded: false },
    termination: howEnded({ messages, crash: null, graded: true, reward }),
  };
}

function runWithMessages(result: JsonObject, { list, ...around }: Around & { list: readonly unknown[] }): Trajectory {
  const { taskId, source, format } = around;
  const key = `${taskId}.messages`;
  const run = convertConversation({ list, key, around: result, record: [taskId, result], source, format });
  const { id, domain, task_id, agent_model } = emptyRun(result, around);
  return { ...run, id, domain: run.domain ?? domain, task_id, agent_model: run.agent_model ?? agent_model };
}

/** HAL keeps a text in place of a result where the agent's program ended with an error. */
function crashedRun(message: string, around: Around): Trajectory {
  const crash = { message, traceback: null, infrastructure: true };
  return {
    ...emptyRun(message, around),
    crash,
    termination: howEnded({ messages: [], crash, graded: null, reward: null }),
  };
}

function emptyRun(result: unknown, { taskId, config, source, format }: Around): Trajectory {
  const benchmark = textOrNull(config['benchmark_name']) ?? '';
  return {
    ...emptyTrajectory({ record: [taskId, result], source, format, taskId: taskIdOf(taskId) }),
    domain: /^tau-?bench_(.+)$/u.exec(benchmark)?.[1] ?? null,
    agent_model: textOrNull(objectOrEmpty(config['agent_args'])['model_name']),
  };
}

function toMessage(raw: unknown, at: string): Message {
  const action = requireObject(raw, { expected: `an action with \`name\` and \`kwargs\` as \`${at}\`` });
  if (action['name'] !== speaking) {
    return { ...emptyMessage('assistant'), tool_calls: [readCall(action, { at })] };
  }
  const content = textOrNull(objectOrEmpty(action['kwargs'])['content']);
  const { said, thoughts } = splitThoughts(content ?? '');
  return { ...emptyMessage('assistant'), content, said, thoughts, thoughts_leaked: thoughts !== null };
}

/** tau-bench numbers its tasks; HAL writes the number as a key. */
function taskIdOf(key: string): string | number {
  return isTaskIndex(key) ? Number(key) : key;
}

function isTaskIndex(key: string): boolean {
  return /^(?:0|[1-9]\d{0,5})$/u.test(key);
}
