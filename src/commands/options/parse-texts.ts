import { UsageError } from '../errors/usage-error.ts';

/** `1 2 3`, `1,2,3` and mixtures, as a list without blanks. */
export function parseList(values: readonly string[]): string[] {
  return values.flatMap((value) => value.split(/[\s,]+/)).filter((value) => value !== '');
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
  if (value.trim() === '' || !Number.isFinite(number)) {
    throw new UsageError(`${flag} takes a number, not ${JSON.stringify(value)}.`);
  }
  return number;
}

/** A time that leaves time for something. */
export function parseSeconds(value: string, flag: string): number {
  const seconds = parseNumber(value, flag);
  if (seconds <= 0) {
    throw new UsageError(`${flag} takes seconds above 0, not ${JSON.stringify(value)}.`);
  }
  return seconds;
}

/** One of the names. */
export function parseChoice<Name extends string>(value: string, flag: string, names: readonly Name[]): Name {
  const found = names.find((name) => name === value);
  if (found === undefined) {
    throw new UsageError(`${flag} takes one of ${names.join(', ')}, not ${JSON.stringify(value)}.`);
  }
  return found;
}
