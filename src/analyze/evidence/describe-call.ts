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

/** `key: expected "a", got "b"` for every differing argument. */
export function describeDifference({
  keys,
  expected,
  actual,
}: {
  readonly keys: readonly string[];
  readonly expected: Readonly<Record<string, unknown>>;
  readonly actual: Readonly<Record<string, unknown>>;
}): string {
  return keys
    .map(
      (key) =>
        `${key} was ${key in actual ? describeValue(actual[key]) : 'left out'} where ${key in expected ? describeValue(expected[key]) : 'nothing'} was expected`,
    )
    .join('; ');
}
