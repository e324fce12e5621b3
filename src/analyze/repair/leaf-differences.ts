import { sameValue } from '../case/same-value.ts';

/** Two values that differ at a dotted path; undefined where the path is absent. */
export interface LeafDifference {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Where two JSON values differ, as deep as they have one shape: objects by key, lists of one length by position. */
export function leafDifferences(before: unknown, after: unknown, path = ''): LeafDifference[] {
  if (sameValue(before, after) && before !== undefined) {
    return [];
  }
  if (!isDeep(before) || !isDeep(after) || !haveOneShape(before, after)) {
    return [{ path, before, after }];
  }
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) =>
    leafDifferences(part(before, key), part(after, key), path === '' ? key : `${path}.${key}`),
  );
}

function isDeep(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function haveOneShape(before: object, after: object): boolean {
  if (!Array.isArray(before) || !Array.isArray(after)) {
    return Array.isArray(before) === Array.isArray(after);
  }
  return before.length === after.length;
}

function part(value: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}
