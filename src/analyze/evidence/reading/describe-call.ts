import type { CallShape } from '../../../domains/engine/call-shape.ts';

/** A call with all of its arguments, so that it can be copied: `name(key: value, ...)`. */
export function wholeCall({ name, arguments: values }: CallShape): string {
  return `${name}(${Object.entries(values)
    .map(([key, value]) => `${key}: ${wholeValue(value)}`)
    .join(', ')})`;
}

/** A call within a sentence: whole where it is short, else the tool and the object that it is about. */
export function describeCall(call: CallShape): string {
  const whole = wholeCall(call);
  if (whole.length <= longestCall) {
    return whole;
  }
  const object = Object.entries(call.arguments).find(
    ([key, value]) => /(?:^|_)id$/.test(key) && typeof value === 'string',
  );
  return object === undefined ? call.name : `${call.name} on ${wholeValue(object[1])}`;
}

const longestCall = 120;

/** A value as JSON, whole. */
export function wholeValue(value: unknown): string {
  return JSON.stringify(value) ?? 'nothing';
}

/** A value within a sentence: as JSON where that is short, else what kind of value it is. */
export function describeValue(value: unknown): string {
  const text = wholeValue(value);
  if (text.length <= longestValue) {
    return text;
  }
  if (typeof value === 'string') {
    return `a text of ${value.length} characters`;
  }
  return Array.isArray(value) ? `a list of ${value.length}` : 'a whole record';
}

const longestValue = 120;

/** `key was "b" where "a" was expected` for every differing argument; of long lists and records only the parts that differ. */
export function describeDifference({
  keys,
  expected,
  actual,
  where = 'was expected',
}: {
  readonly keys: readonly string[];
  readonly expected: Readonly<Record<string, unknown>>;
  readonly actual: Readonly<Record<string, unknown>>;
  /** What is said of the other value: that it was expected, or that it stood there. */
  readonly where?: 'was expected' | 'there';
}): string {
  return keys
    .flatMap((key) => differences({ path: key, actual: actual[key], expected: expected[key] }, where))
    .join('; ');
}

const mostParts = 4;

function differences(difference: Difference, where: string): string[] {
  const { path, actual, expected } = difference;
  const isLong = [actual, expected].some((value) => (JSON.stringify(value) ?? '').length > 60);
  if (!isLong || !isNested(actual) || !isNested(expected)) {
    return [sayDifference(difference, where)];
  }
  const parts = partsOf(difference);
  const shown = parts.slice(0, mostParts).map((part) => sayDifference(part, where));
  return parts.length > mostParts ? [...shown, `and ${parts.length - mostParts} more parts of ${path}`] : shown;
}

interface Difference {
  readonly path: string;
  readonly actual: unknown;
  readonly expected: unknown;
}

function partsOf({ path, actual, expected }: Difference): Difference[] {
  if (JSON.stringify(actual) === JSON.stringify(expected)) {
    return [];
  }
  if (!isNested(actual) || !isNested(expected)) {
    return [{ path, actual, expected }];
  }
  const names = [...new Set([...Object.keys(expected), ...Object.keys(actual)])];
  return names.flatMap((name) => partsOf({ path: `${path}.${name}`, actual: actual[name], expected: expected[name] }));
}

function isNested(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function sayDifference({ path, actual, expected }: Difference, where: string): string {
  const got = actual === undefined ? 'left out' : describeValue(actual);
  return `${path} was ${got} where ${expected === undefined ? 'nothing' : describeValue(expected)} ${where}`;
}
