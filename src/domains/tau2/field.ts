import { repr } from '../../python/repr.ts';
import { float, isFloat, isList, type MutableValue, PythonFloat, type Value } from '../../python/value.ts';

/** One way in which a value does not fit what a model declares. */
export interface Misfit {
  /** Names of fields and indices down to the value. */
  readonly path: readonly (string | number)[];
  /** Pydantic's words and its name for the kind. */
  readonly message: string;
  readonly type: string;
  /** What was given. */
  readonly input: Value;
}

/** A value as the model takes it, or why it does not. */
export type Reading =
  | { readonly value: MutableValue; readonly misfits?: never }
  | { readonly misfits: readonly Misfit[]; readonly value?: never };

/** What a model declares of a value, with pydantic's ways of reading it: "5" is an int where one is asked for, True too. */
export interface Field {
  readonly read: (value: Value) => Reading;
  /** What stands there where nothing is given; a field without it is required. */
  readonly fallback?: () => MutableValue;
}

/** `str`. */
export const string: Field = {
  read: (value) =>
    typeof value === 'string' ? { value } : misfit('string_type', 'Input should be a valid string', value),
};

/** `int`: floats without a fraction, texts of digits and booleans too. */
export const integer: Field = {
  read(value) {
    if (typeof value === 'boolean') {
      return { value: Number(value) };
    }
    if (typeof value === 'bigint') {
      return { value };
    }
    if (typeof value === 'string') {
      return /^\s*[+-]?\d+(\.0*)?\s*$/.test(value)
        ? { value: wholeNumber(value.trim()) }
        : misfit('int_parsing', `${WHOLE}, unable to parse string as an integer`, value);
    }
    const number = value instanceof PythonFloat ? value.value : value;
    if (typeof number !== 'number') {
      return misfit('int_type', WHOLE, value);
    }
    if (!Number.isFinite(number)) {
      return misfit('finite_number', 'Input should be a finite number', value);
    }
    return Number.isInteger(number)
      ? { value: number }
      : misfit('int_from_float', `${WHOLE}, got a number with a fractional part`, value);
  },
};

/** `float`: an int becomes one. */
export const decimal: Field = {
  read(value) {
    if (isFloat(value)) {
      return { value };
    }
    if (typeof value === 'string') {
      return /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(value)
        ? { value: float(Number(value)) }
        : misfit('float_parsing', 'Input should be a valid number, unable to parse string as a number', value);
    }
    return typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean'
      ? { value: float(Number(value)) }
      : misfit('float_type', 'Input should be a valid number', value);
  },
};

/** `bool`: 0 and 1 and the usual words too. */
export const boolean: Field = {
  read(value) {
    if (typeof value === 'boolean') {
      return { value };
    }
    const number = value instanceof PythonFloat ? value.value : value;
    const word = typeof number === 'string' ? number.toLowerCase() : number;
    if ([1, '1', 't', 'true', 'on', 'y', 'yes'].includes(word as string | number)) {
      return { value: true };
    }
    if ([0, '0', 'f', 'false', 'off', 'n', 'no'].includes(word as string | number)) {
      return { value: false };
    }
    return ['string', 'number', 'bigint'].includes(typeof number)
      ? misfit('bool_parsing', 'Input should be a valid boolean, unable to interpret input', value)
      : misfit('bool_type', 'Input should be a valid boolean', value);
  },
};

/** `Literal[...]` of texts. */
export function literal(...values: readonly string[]): Field {
  return choice('literal_error', values);
}

/** An `Enum` of texts. */
export function enumeration(...values: readonly string[]): Field {
  return choice('enum', values);
}

/** `List[...]`. */
export function list(item: Field): Field {
  return {
    read(value) {
      if (!isList(value)) {
        return misfit('list_type', 'Input should be a valid list', value);
      }
      return gathered(
        value.map((part, index): [number, Reading] => [index, item.read(part)]),
        (parts) => parts.map(([, part]) => part),
      );
    },
  };
}

/** `Optional[...] = None`. */
export function optional(field: Field): Field {
  return { read: (value) => (value === null ? { value } : field.read(value)), fallback: () => null };
}

/** A field with a default. */
export function withDefault(field: Field, fallback: () => MutableValue): Field {
  return { ...field, fallback };
}

/** One value that does not fit. */
export function misfit(type: string, message: string, input: Value): Reading {
  return { misfits: [{ path: [], message, type, input }] };
}

/** Puts the readings of parts together, or all that does not fit in them, each with its way. */
export function gathered<Key extends string | number>(
  readings: readonly (readonly [Key, Reading])[],
  build: (parts: readonly (readonly [Key, MutableValue])[]) => MutableValue,
): Reading {
  const misfits = readings.flatMap(([key, reading]) =>
    (reading.misfits ?? []).map((found) => ({ ...found, path: [key, ...found.path] })),
  );
  return misfits.length > 0
    ? { misfits }
    : { value: build(readings.map(([key, reading]) => [key, reading.value ?? null] as const)) };
}

const WHOLE = 'Input should be a valid integer';

function choice(type: string, values: readonly string[]): Field {
  const quoted = values.map((value) => repr(value));
  const last = quoted.at(-1) ?? '';
  const words = quoted.length < 2 ? last : `${quoted.slice(0, -1).join(', ')} or ${last}`;
  return {
    read: (value) =>
      typeof value === 'string' && values.includes(value) ? { value } : misfit(type, `Input should be ${words}`, value),
  };
}

function wholeNumber(digits: string): number | bigint {
  const number = Number(digits);
  return Number.isSafeInteger(number) ? number : BigInt(digits.replace(/\..*$/, ''));
}
