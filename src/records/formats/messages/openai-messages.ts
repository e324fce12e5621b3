import { requireObject } from '../../json/json-fields.ts';
import type { FileHead } from '../format.ts';
import { type Convert, createRecordFormat } from '../record-format.ts';
import { convertConversation } from './conversation.ts';
import { messageListOf, requireMessageList } from './message-list.ts';

const expected = 'an object with a list of `messages`, or a list of messages';

/** Keys under which frameworks keep a conversation; of two in one record the earlier here counts. */
const listKeys = [
  'messages',
  'trajectory',
  'traj',
  'conversation',
  'conversations',
  'contents',
  'history',
  'chat_history',
  'message_history',
  'transcript',
  'dialogue',
  'dialog',
] as const;

/** Plain conversations: a list or JSON lines of {messages}, or one bare list of messages. */
export const openaiMessagesFormat = createRecordFormat({
  name: 'openai-messages',
  summary: 'conversations {messages: [{role, content, tool_calls}]}, or one bare list of messages',
  detect: (head) =>
    head.container !== 'object' && (head.keys.includes('messages') || holdsList(head) || isBareList(head)),
  modeOf: (head) => (head.container === 'list' && !isBareList(head) ? 'list' : 'values'),
  convert: convertRecord,
});

function convertRecord(...[record, { source, format }]: Parameters<Convert>): ReturnType<Convert> {
  if (Array.isArray(record)) {
    return convertConversation({ list: record, key: 'messages', around: {}, record, source, format });
  }
  const around = requireObject(record, { expected });
  const key = listKeys.find((name) => messageListOf(around[name]) !== null) ?? 'messages';
  const list = requireMessageList(around, { key, expected });
  return convertConversation({ list, key, around, record, source, format });
}

/** Whether a record keeps a conversation; findings of our own have a `trajectory` that is no list. */
function holdsList({ lists }: FileHead): boolean {
  return listKeys.some((key) => lists.includes(key));
}

/** Whether the file's list holds messages itself, of whatever framework. */
function isBareList({ container, keys, lists }: FileHead): boolean {
  if (
    container !== 'list' ||
    listKeys.some((key) => keys.includes(key) && (key === 'messages' || lists.includes(key)))
  ) {
    return false;
  }
  const has = (...names: readonly string[]) => names.every((name) => keys.includes(name));
  if (keys.includes('role') || has('from', 'value')) {
    return true;
  }
  return has('type', 'content') || has('type', 'data') || has('lc', 'kwargs') || has('type', 'call_id');
}
