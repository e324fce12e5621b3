import { UnfitRecordError } from '../formats/unfit-record-error.ts';

/** A JSON object of a foreign file, before it is turned into ours. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object: neither null nor a list. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object, or an empty one for anything else. */
export function objectOrEmpty(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}

/** The list, or an empty one for anything else. */
export function listOrEmpty(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The text, or null for anything else. */
export function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** The finite number (a boolean counts as 1 or 0, as Python has it), or null for anything else. */
export function numberOrNull(value: unknown): number | null {
  if (typeof value === 'boolean') {
    return value ? 1 : 0;
  }
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** The integer, or null for anything else. */
export function integerOrNull(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
}

/** The boolean, or null for anything else. */
export function booleanOrNull(value: unknown): boolean | null {
  return typeof value === 'boolean' ? value : null;
}

/** The task's id as the file has it (text or number), or null. */
export function taskIdOrNull(value: unknown): string | number | null {
  return typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value)) ? value : null;
}

/** The texts of a list; numbers are written out, anything else is left out. */
export function textsOf(value: unknown): string[] {
  return listOrEmpty(value).flatMap((item) =>
    typeof item === 'string' ? [item] : typeof item === 'number' ? [String(item)] : [],
  );
}

/** The record as an object; throws {@link UnfitRecordError} that says what it is instead. */
export function requireObject(value: unknown, { expected }: { expected: string }): JsonObject {
  if (isJsonObject(value)) {
    return value;
  }
  throw new UnfitRecordError(`it is ${kindOf(value)}; expected ${expected}`);
}

/** What a JSON value is, in words. */
export function kindOf(value: unknown): string {
  if (value === null) {
    return 'null';
  }
  if (value === undefined) {
    return 'missing';
  }
  if (Array.isArray(value)) {
    return 'a list';
  }
  if (typeof value === 'object') {
    return 'an object';
  }
  if (typeof value === 'string') {
    return 'a text';
  }
  return `a ${typeof value}`;
}
