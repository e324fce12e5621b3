import { isJsonObject, type JsonObject, kindOf, requireObject } from '../../json/json-fields.ts';
import { convertConversation } from '../messages/conversation.ts';
import { messageListOf } from '../messages/message-list.ts';
import { type Convert, createRecordFormat } from '../record-format.ts';
import { UnfitRecordError } from '../unfit-record-error.ts';

const expected = 'a rollout: an object with `prompt` and `completion`';

/**
 * Rollouts of verifiers and of trainers like it: {prompt, completion, reward, info}. Steps count through both lists, the prompt first;
 * either may be a text, a list of messages, or the JSON text of one.
 */
export const verifiersFormat = createRecordFormat({
  name: 'verifiers',
  summary: 'rollouts {prompt, completion, reward, info}, one a line or in a list',
  detect: ({ container, keys }) => container !== 'object' && keys.includes('prompt') && keys.includes('completion'),
  modeOf: ({ container }) => (container === 'list' ? 'list' : 'values'),
  convert: convertRollout,
});

function convertRollout(...[record, { source, format }]: Parameters<Convert>): ReturnType<Convert> {
  const rollout = requireObject(record, { expected });
  const prompt = messagesOf(rollout, { key: 'prompt', role: 'user' });
  const completion = messagesOf(rollout, { key: 'completion', role: 'assistant' });
  const list = [...prompt, ...completion];
  const around = { ...rollout, termination_reason: reasonOf(rollout) };
  return convertConversation({ list, key: 'prompt+completion', around, record, source, format });
}

function messagesOf(rollout: JsonObject, { key, role }: { key: string; role: string }): readonly unknown[] {
  const value = rollout[key];
  const list = messageListOf(value);
  if (list !== null) {
    return list;
  }
  if (isJsonObject(value) && Array.isArray(value['messages'])) {
    return value['messages'];
  }
  if (typeof value === 'string') {
    return [{ role, content: value }];
  }
  if (value === null) {
    return [];
  }
  throw new UnfitRecordError(`it has ${kindOf(value)} as \`${key}\`; expected a list of messages or a text`);
}

function reasonOf(rollout: JsonObject): unknown {
  return (
    rollout['termination_reason'] ??
    rollout['stop_condition'] ??
    (rollout['is_truncated'] === true ? 'truncated' : null)
  );
}
