import type { Place, PlainCall } from './repair.ts';

/** The call in an edit's `before` or `after`, or null where no call stands there. */
export function readCall(value: unknown): PlainCall | null {
  const { name, arguments: given, requestor } = readFields(value);
  if (typeof name !== 'string' || !isObject(given)) {
    return null;
  }
  return requestor === 'user' ? { name, arguments: given, requestor } : { name, arguments: given };
}

/** The place in a move's `after`, or null. */
export function readPlace(value: unknown): Place | null {
  const { step, call } = readFields(value);
  return typeof step === 'number' ? { step, call: typeof call === 'number' ? call : null } : null;
}

/** The fields of an edit's `before` or `after`; none where it is no object. */
export function readFields(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? value : {};
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
