import { UsageError } from '../errors/usage-error.ts';

/** `1 2 3`, `1,2,3` and mixtures, as a list without blanks; null where nothing was given. */
export function parseList(values: readonly string[] | undefined): string[] | null {
  if (!values) return null;
  return values.flatMap((value) => value.split(/[\s,]+/)).filter((value) => value !== '');
}

/** A list of whole numbers; null where nothing was given. */
export function parseIntegers(values: readonly string[] | undefined, flag: string): number[] | null {
  return parseList(values)?.map((value) => parseInteger(value, flag)) ?? null;
}

/** A whole number not below `least`. */
export function parseInteger(value: string, flag: string, least = 0): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < least) {
    throw new UsageError(`${flag} takes a whole number of at least ${least}, not ${JSON.stringify(value)}.`);
  }
  return number;
}

/** A number. */
export function parseNumber(value: string, flag: string): number {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number))
    throw new UsageError(`${flag} takes a number, not ${JSON.stringify(value)}.`);
  return number;
}

/** One of the names. */
export function parseChoice<Name extends string>(value: string, flag: string, names: readonly Name[]): Name {
  const found = names.find((name) => name === value);
  if (!found) throw new UsageError(`${flag} takes one of ${names.join(', ')}, not ${JSON.stringify(value)}.`);
  return found;
}
