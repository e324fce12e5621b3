import { isJsonObject, type JsonObject, listOrEmpty, objectOrEmpty, textOrNull } from '../../json/json-fields.ts';

/** The messages of a sample, and where in it they stand. */
export interface SampleMessages {
  readonly list: readonly unknown[];
  readonly key: string;
  /** The agent's system prompt, where it stands apart from them. */
  readonly policy: string | null;
}

const store = /^StoredAgentState:[^:]+:(trajectory|messages)$/u;
const attachment = /^attachment:\/\/([0-9a-f]{8,})$/u;

/**
 * The conversation of a sample. inspect-evals' tau2 keeps the agent's in the sample's store, for the messages of the sample are those
 * of the simulated user; its `trajectory` has both speakers' messages, calls of the user included, and its `messages` what the
 * agent alone saw, the policy first (inspect_evals/tau2/common/agents.py, 0.26.0).
 */
export function messagesOfSample(sample: JsonObject): SampleMessages {
  const attachments = objectOrEmpty(sample['attachments']);
  const kept = new Map<string, { key: string; list: readonly unknown[] }>();
  for (const [key, value] of Object.entries(objectOrEmpty(sample['store']))) {
    const kind = store.exec(key)?.[1];
    if (kind !== undefined && listOrEmpty(value).length > 0) {
      kept.set(kind, { key: `store.${key}`, list: listOrEmpty(withTexts(value, attachments)) });
    }
  }
  const seen = kept.get('messages');
  const played = kept.get('trajectory');
  if (played !== undefined) {
    return { list: played.list.map(fromSide), key: played.key, policy: policyOf(seen?.list ?? []) };
  }
  if (seen !== undefined) {
    return { ...seen, policy: null };
  }
  return { list: listOrEmpty(withTexts(sample['messages'], attachments)), key: 'messages', policy: null };
}

/** A message of the trajectory, which notes whose it is: the simulated user is a model, so its words came as an assistant's. */
function fromSide(raw: unknown): unknown {
  if (!isJsonObject(raw) || !isJsonObject(raw['message'])) {
    return raw;
  }
  const { message } = raw;
  return raw['role'] === 'user' && message['role'] === 'assistant' ? { ...message, role: 'user' } : message;
}

function policyOf(list: readonly unknown[]): string | null {
  const [first] = list.map(objectOrEmpty);
  return first?.['role'] === 'system' ? textOrNull(first['content']) : null;
}

/** A value with the text of each attachment in place of its name; long texts are kept once in a sample. */
export function withTexts(value: unknown, attachments: JsonObject): unknown {
  if (typeof value === 'string') {
    const name = value.startsWith('attachment://') ? attachment.exec(value)?.[1] : undefined;
    return name === undefined ? value : (textOrNull(attachments[name]) ?? value);
  }
  if (Array.isArray(value)) {
    return value.map((item: unknown) => withTexts(item, attachments));
  }
  return isJsonObject(value)
    ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withTexts(item, attachments)]))
    : value;
}
