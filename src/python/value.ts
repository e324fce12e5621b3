/**
 * What JSON can hold, as Python tells it apart. A `number` that is whole is an int, any other `number` a float; a float that
 * happens to be whole (50.0) is a PythonFloat, and an int beyond 2^53 a bigint.
 */
export type Value = null | boolean | number | bigint | string | PythonFloat | readonly Value[] | Dictionary;

/** A JSON object. Python keeps its keys in the file's order, JavaScript not always: go through them with `keysOf`. */
export interface Dictionary {
  readonly [key: string]: Value;
}

/** A copy that a tool may change in place. */
export interface MutableDictionary {
  [key: string]: MutableValue;
}
/** What may stand in such a copy. */
export type MutableValue = null | boolean | number | bigint | string | PythonFloat | MutableValue[] | MutableDictionary;

/** A float whose value is a whole number; it serialises as that number. */
export class PythonFloat {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }

  toJSON(): number {
    return this.value;
  }

  toString(): string {
    return String(this.value);
  }
}

/** A float, wrapped only where JavaScript could not tell it from an int. */
export function float(value: number): number | PythonFloat {
  return Number.isInteger(value) ? new PythonFloat(value) : value;
}

/** Whether Python would call it a float. */
export function isFloat(value: Value): value is number | PythonFloat {
  return value instanceof PythonFloat || (typeof value === 'number' && !Number.isInteger(value));
}

/** Whether Python would call it a list. */
export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** Whether Python would call it a dict. */
export function isDictionary(value: Value): value is Dictionary {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof PythonFloat);
}

/** The name that Python gives the type in its error texts. */
export function typeName(value: Value): string {
  if (value === null) {
    return 'NoneType';
  }
  if (typeof value === 'boolean') {
    return 'bool';
  }
  if (typeof value === 'string') {
    return 'str';
  }
  if (isList(value)) {
    return 'list';
  }
  if (isFloat(value)) {
    return 'float';
  }
  return typeof value === 'object' ? 'dict' : 'int';
}

/** The value as JSON.parse would have given it. */
export function toPlain(value: Value): unknown {
  if (value instanceof PythonFloat) {
    return value.value;
  }
  if (typeof value === 'bigint') {
    return Number(value);
  }
  if (isList(value)) {
    return value.map(toPlain);
  }
  return isDictionary(value)
    ? Object.fromEntries(Object.entries(value).map(([key, field]) => [key, toPlain(field)]))
    : value;
}
