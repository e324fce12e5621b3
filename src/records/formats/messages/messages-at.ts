import { isJsonObject, type JsonObject } from '../../json/json-fields.ts';
import { createExpandedFormat, type Run } from '../expanded-format.ts';
import type { Format } from '../format.ts';
import { UnfitRecordError } from '../unfit-record-error.ts';
import { convertConversation } from './conversation.ts';
import { messageListOf, sighting } from './message-list.ts';

const prefix = 'messages-at:';

/** The format's name for a path such as `log.messages` or `samples.*.messages`. */
export function messagesAtName(path: string): string {
  return `${prefix}${path}`;
}

/** A reader that takes the messages from a path in each record, for wrappers that are not known; undefined for other names. */
export function findMessagesAtFormat(name: string): Format | undefined {
  if (!name.startsWith(prefix)) {
    return undefined;
  }
  const path = name.slice(prefix.length);
  return createExpandedFormat({
    name,
    summary: `records with a list of messages at \`${path}\``,
    detect: () => true,
    modeOf: ({ container }) => (container === 'list' ? 'list' : 'values'),
    expand: (record) => expand(record, path),
  });
}

/** A list at the end of the path, and the objects on the way to it as one. */
interface Found {
  readonly value: unknown;
  readonly at: string;
  readonly around: JsonObject;
}

function expand(record: unknown, path: string): readonly Run[] {
  let found: readonly Found[] = [{ value: record, at: '', around: {} }];
  for (const part of path.split('.')) {
    found = found.flatMap((place) => stepInto(place, part));
  }
  const lists = found.flatMap(({ value, at, around }) => {
    const list = messageListOf(value);
    return list === null ? [] : [{ list, at, around }];
  });
  if (lists.length === 0) {
    throw new UnfitRecordError(`it has no list at \`${path}\`; expected messages there${sighting(record)}`);
  }
  return lists.map(({ list, at, around }): Run => {
    const id = lists.length === 1 ? record : [at, list];
    return ({ source, format }) => convertConversation({ list, key: at, around, record: id, source, format });
  });
}

function stepInto({ value, at, around }: Found, part: string): readonly Found[] {
  const next = (inner: unknown, key: string): Found => ({
    value: inner,
    at: at === '' ? key : `${at}.${key}`,
    around: isJsonObject(value) ? { ...around, ...value } : around,
  });
  if (part === '*') {
    const entries = Array.isArray(value) ? [...value.entries()] : isJsonObject(value) ? Object.entries(value) : [];
    return entries.map(([key, inner]: [string | number, unknown]) => next(inner, String(key)));
  }
  if (Array.isArray(value)) {
    return /^\d+$/u.test(part) && Number(part) in value ? [next(value[Number(part)], part)] : [];
  }
  return isJsonObject(value) && Object.hasOwn(value, part) ? [next(value[part], part)] : [];
}
