import { isJsonObject, type JsonObject, objectOrEmpty, requireObject } from '../../json/json-fields.ts';
import type { FileHead } from '../format.ts';
import { convertConversation } from '../messages/conversation.ts';
import { messageListOf } from '../messages/message-list.ts';
import { type Convert, createRecordFormat } from '../record-format.ts';
import { UnfitRecordError } from '../unfit-record-error.ts';

const expected = 'a response of the OpenAI Responses API: an object with a list of items as `output`';

/**
 * Conversations as items of OpenAI's Responses API: {input, output}, {request, response}, or NeMo Gym's {responses_create_params,
 * response}. Steps count through the items of the input and then those of the output.
 */
export const openaiResponsesFormat = createRecordFormat({
  name: 'openai-responses',
  summary: 'responses {input, output} of the OpenAI Responses API, one a line or in a list',
  detect: (head) => head.container !== 'object' && isResponse(head),
  modeOf: ({ container }) => (container === 'list' ? 'list' : 'values'),
  convert: convertResponse,
});

function convertResponse(...[record, { source, format }]: Parameters<Convert>): ReturnType<Convert> {
  const around = requireObject(record, { expected });
  const request = objectOrEmpty(around['responses_create_params'] ?? around['request']);
  const response = objectOrEmpty(around['response']);
  const output = messageListOf(around['output'] ?? around['items'] ?? response['output']);
  if (output === null) {
    throw new UnfitRecordError(`it has no list of items as \`output\`; expected ${expected}`);
  }
  const list = [...inputOf(around['input'] ?? request['input']), ...output];
  const told: JsonObject = { ...request, ...response, ...around };
  return convertConversation({ list, key: 'input+output', around: told, record, source, format });
}

function inputOf(input: unknown): readonly unknown[] {
  const list = messageListOf(input);
  if (list !== null) {
    return list;
  }
  if (isJsonObject(input)) {
    return [input];
  }
  return typeof input === 'string' && input !== '' ? [{ role: 'user', content: input }] : [];
}

function isResponse({ keys, lists }: FileHead): boolean {
  if (keys.includes('responses_create_params') && keys.includes('response')) {
    return true;
  }
  if (lists.includes('output')) {
    return ['input', 'object', 'model', 'reward', 'task_id'].some((key) => keys.includes(key));
  }
  return keys.includes('request') && keys.includes('response') && !keys.includes('messages');
}
