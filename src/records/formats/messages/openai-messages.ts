import {
  integerOrNull,
  isJsonObject,
  numberOrNull,
  objectOrEmpty,
  requireList,
  requireObject,
  taskIdOrNull,
  textOrNull,
} from '../../json/json-fields.ts';
import type { Trajectory } from '../../trajectory.ts';
import { type Convert, createRecordFormat } from '../record-format.ts';
import { recordId } from '../record-id.ts';
import { convertTauBenchMessages } from '../tau-bench/tau-bench-message.ts';
import { readCrash, readTask, readTermination } from '../tau-bench/tau-bench-outcome.ts';

const expected = 'an object with a list of `messages`, or a list of messages';

/** Plain conversations: a list or JSON lines of {messages}, or one bare list of messages. */
export const openaiMessagesFormat = createRecordFormat({
  name: 'openai-messages',
  summary: 'conversations {messages: [{role, content, tool_calls}]}, or one bare list of messages',
  detect: ({ container, keys }) => container !== 'object' && (keys.includes('messages') || isBareList(container, keys)),
  modeOf: ({ container, keys }) => (container === 'list' && !isBareList(container, keys) ? 'list' : 'values'),
  convert: convertConversation,
});

function convertConversation(...[record, { source, format }]: Parameters<Convert>): Trajectory {
  const conversation = Array.isArray(record) ? { messages: record } : requireObject(record, { expected });
  const list = requireList(conversation, { key: 'messages', expected });
  const messages = convertTauBenchMessages(list, { key: 'messages' });
  const info = objectOrEmpty(conversation['info'] ?? conversation['metadata']);
  const taskId = taskIdOrNull(conversation['task_id'] ?? info['task_id'] ?? conversation['id']);
  const trial = integerOrNull(conversation['trial'] ?? info['trial']);
  const crash = readCrash(info);
  return {
    id: recordId({ taskId, trial, record }),
    source,
    format,
    foreign_tools: false,
    domain: textOrNull(conversation['domain'] ?? info['domain']),
    task_id: taskId,
    trial,
    reward: numberOrNull(conversation['reward'] ?? info['reward']),
    task: isJsonObject(conversation) ? readTask(conversation) : null,
    messages,
    termination: readTermination({ messages, crash, graded: null }),
    crash,
    grade: null,
    reviews: [],
    review_summary: null,
    policy: null,
    agent_model: textOrNull(conversation['model']),
    user_model: null,
    agent_cost: null,
    user_cost: null,
  };
}

function isBareList(container: string, keys: readonly string[]): boolean {
  return container === 'list' && keys.includes('role') && !keys.includes('messages');
}
