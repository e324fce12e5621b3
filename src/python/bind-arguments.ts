import type { Dictionary } from './value.ts';

/** A parameter list as a Python function has it. */
export interface Signature {
  /** Name in error texts, such as `CancelPendingOrder.invoke`. */
  readonly name: string;
  /** Full name with its module, which Python gives for a doubled argument; null where the function takes no `data` that could be doubled. */
  readonly qualifiedName: string | null;
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/**
 * What Python says of a call with these keyword arguments, or undefined where it accepts them. Its order: an argument given
 * twice (`data` is the database), then the first unknown one, then all missing ones.
 */
export function argumentError(signature: Signature, given: Dictionary): string | undefined {
  const { name, qualifiedName, required, optional } = signature;
  if (qualifiedName !== null && Object.hasOwn(given, 'data')) {
    return `${qualifiedName}() got multiple values for keyword argument 'data'`;
  }
  const unexpected = Object.keys(given).find((key) => !required.includes(key) && !optional.includes(key));
  if (unexpected !== undefined) {
    return `${name}() got an unexpected keyword argument '${unexpected}'`;
  }
  const missing = required.filter((key) => !Object.hasOwn(given, key));
  if (missing.length > 0) {
    const plural = missing.length === 1 ? '' : 's';
    return `${name}() missing ${missing.length} required positional argument${plural}: ${enumerate(missing)}`;
  }
  return undefined;
}

function enumerate(names: readonly string[]): string {
  const quoted = names.map((name) => `'${name}'`);
  const last = quoted.pop() ?? '';
  if (quoted.length === 0) {
    return last;
  }
  return quoted.length === 1 ? `${quoted[0]} and ${last}` : `${quoted.join(', ')}, and ${last}`;
}
