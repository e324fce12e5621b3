import type { Door } from './option.ts';

/** An argument of a command, by its place on the line. */
export interface Argument<Value> {
  /** How commander writes it: `[paths...]`, `<findings>`. */
  readonly shape: string;
  readonly text: string;
  readonly parse: (given: string | readonly string[] | null, door: Door) => Value;
}

/** Arguments by name, in the order of the line. */
export type ArgumentTable = Readonly<Record<string, Argument<unknown>>>;

/** The values of all arguments, parsed. */
export type ArgumentValues<Table extends ArgumentTable> = {
  readonly [Name in keyof Table]: Table[Name] extends Argument<infer Value> ? Value : never;
};

/** Paths up to the end of the line, counted from the folder of the call. */
export function pathsArgument(shape: `[${string}...]` | `<${string}...>`, text: string): Argument<readonly string[]> {
  return { shape, text, parse: (given, { at }) => textsOf(given).map(at) };
}

/** A path that has to be there. */
export function pathArgument(shape: `<${string}>`, text: string): Argument<string> {
  return { shape, text, parse: (given, { at }) => at(String(given)) };
}

/** A path that may be there. */
export function optionalPath(shape: `[${string}]`, text: string): Argument<string | null> {
  return { shape, text, parse: (given, { at }) => (given === null ? null : at(String(given))) };
}

/** A word that has to be there. */
export function wordArgument(shape: `<${string}>`, text: string): Argument<string> {
  return parsedArgument(shape, text, (word) => word);
}

/** A word that has to be there, parsed. */
export function parsedArgument<Value>(
  shape: `<${string}>`,
  text: string,
  parse: (word: string) => Value,
): Argument<Value> {
  return { shape, text, parse: (given) => parse(String(given)) };
}

function textsOf(given: string | readonly string[] | null): readonly string[] {
  if (given === null) {
    return [];
  }
  return typeof given === 'string' ? [given] : given;
}
