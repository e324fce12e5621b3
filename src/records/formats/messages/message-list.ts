import { isJsonObject, type JsonObject, kindOf } from '../../json/json-fields.ts';
import { parseInnerJson } from '../../json/parse-json.ts';
import { UnfitRecordError } from '../unfit-record-error.ts';
import { isMessageLike } from './message-role.ts';

/** Deeper lists of messages are not looked for, and no more values than these. */
const deepest = 8;
const mostValues = 200_000;

/** The list of messages in a field: a list, or the JSON text of one, as data sets keep them; null for anything else. */
export function messageListOf(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) {
    return value;
  }
  if (typeof value !== 'string' || !value.trimStart().startsWith('[')) {
    return null;
  }
  const parsed = parseInnerJson(value);
  return Array.isArray(parsed) ? parsed : null;
}

/**
 * The list of messages under a key; throws {@link UnfitRecordError} that says what stands there instead, and where in the record a
 * list of messages was seen.
 */
export function requireMessageList(
  record: JsonObject,
  { key, expected }: { key: string; expected: string },
): readonly unknown[] {
  const list = messageListOf(record[key]);
  if (list !== null) {
    return list;
  }
  const value = record[key];
  const found = value === undefined ? `has no \`${key}\`` : `has ${kindOf(value)} as \`${key}\``;
  throw new UnfitRecordError(`it ${found}; expected ${expected}${sighting(record)}`);
}

/** Where in a value a list of messages stands, as an addition to a sentence; empty where none does. */
export function sighting(value: unknown): string {
  const path = findMessages(value);
  if (path === null) {
    return '';
  }
  return `; a list of messages stands at \`${path.replaceAll('.*', '.0')}\`: --messages-at '${path}' reads it there`;
}

/** The path of the longest list of messages in a value, with `*` for the place in a list around it; null where there is none. */
export function findMessages(value: unknown): string | null {
  let best: { path: string; length: number } | null = null;
  let level: { value: unknown; path: readonly string[] }[] = [{ value, path: [] }];
  let looked = 0;
  for (let depth = 0; depth <= deepest && level.length > 0 && looked < mostValues; depth += 1) {
    const next: typeof level = [];
    for (const { value: here, path } of level) {
      looked += 1;
      const list = path.length === 0 ? null : messageListOf(here);
      if (list !== null && list.length > (best?.length ?? 0) && list.length > 1 && list.every(isMessageLike)) {
        best = { path: path.join('.'), length: list.length };
      } else if (Array.isArray(here)) {
        next.push(...here.slice(0, 20).map((item: unknown) => ({ value: item, path: [...path, '*'] })));
      } else if (isJsonObject(here)) {
        next.push(...Object.entries(here).map(([key, item]) => ({ value: item, path: [...path, key] })));
      }
    }
    level = next;
  }
  return best?.path ?? null;
}
