import { UsageError } from '../errors/usage-error.ts';

/** Fields of a request, as a JSON object. */
export function parseExtraBody(text: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = null;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UsageError('--extra-body takes a JSON object, e.g. \'{"top_p": 0.9}\'.');
  }
  return value as Record<string, unknown>;
}
