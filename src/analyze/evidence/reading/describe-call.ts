/** A call as people write it: `name(key: value, ...)`, long values cut. */
export function describeCall({
  name,
  arguments: values,
}: {
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}): string {
  return `${name}(${Object.entries(values)
    .map(([key, value]) => `${key}: ${describeValue(value)}`)
    .join(', ')})`;
}

/** A value as people write it: strings bare where short, everything else as JSON, at most 120 characters. */
export function describeValue(value: unknown): string {
  const text = typeof value === 'string' ? JSON.stringify(value) : (JSON.stringify(value) ?? 'nothing');
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}

/** `key was "b" where "a" was expected` for every differing argument; of long lists and records only the parts that differ. */
export function describeDifference({
  keys,
  expected,
  actual,
}: {
  readonly keys: readonly string[];
  readonly expected: Readonly<Record<string, unknown>>;
  readonly actual: Readonly<Record<string, unknown>>;
}): string {
  return keys.flatMap((key) => differences(key, actual[key], expected[key])).join('; ');
}

const mostParts = 4;

function differences(key: string, actual: unknown, expected: unknown): string[] {
  const isLong = [actual, expected].some((value) => (JSON.stringify(value) ?? '').length > 60);
  if (!isLong || !isNested(actual) || !isNested(expected)) return [sayDifference({ path: key, actual, expected })];
  const parts = partsOf({ path: key, actual, expected });
  const shown = parts.slice(0, mostParts).map(sayDifference);
  return parts.length > mostParts ? [...shown, `and ${parts.length - mostParts} more parts of ${key}`] : shown;
}

interface Difference {
  readonly path: string;
  readonly actual: unknown;
  readonly expected: unknown;
}

function partsOf({ path, actual, expected }: Difference): Difference[] {
  if (JSON.stringify(actual) === JSON.stringify(expected)) return [];
  if (!isNested(actual) || !isNested(expected)) return [{ path, actual, expected }];
  const names = [...new Set([...Object.keys(expected), ...Object.keys(actual)])];
  return names.flatMap((name) => partsOf({ path: `${path}.${name}`, actual: actual[name], expected: expected[name] }));
}

function isNested(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function sayDifference({ path, actual, expected }: Difference): string {
  const got = actual === undefined ? 'left out' : describeValue(actual);
  return `${path} was ${got} where ${expected === undefined ? 'nothing' : describeValue(expected)} was expected`;
}
