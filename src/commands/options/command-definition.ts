import type { ArgumentTable, ArgumentValues } from './argument.ts';
import type { GivenValue, OptionGroups, ValuesOf } from './option.ts';

/** All that a command says of itself: its help, and how its line becomes a request. */
export interface CommandDefinition<Arguments extends ArgumentTable, Options extends OptionGroups> {
  readonly name: string;
  readonly description: string;
  readonly arguments: Arguments;
  readonly options: Options;
  /** What stands under the help. */
  readonly examples: string;
  /** Looks at what was given before it is parsed; throws a UsageError. */
  readonly check?: (given: Invocation, at: (path: string) => string) => void;
}

/** A command of any shape. */
export type AnyCommand = CommandDefinition<ArgumentTable, OptionGroups>;

/** A line as it was given, by names. Defaults are not in it. */
export interface Invocation {
  readonly arguments: Readonly<Record<string, string | readonly string[]>>;
  readonly options: GivenOptions;
}

/** Options as they were given, by name; those that were not given are not in it. */
export type GivenOptions = Readonly<Record<string, GivenValue>>;

/** What a command is asked for: arguments and options, parsed. */
export type RequestOf<Command> =
  Command extends CommandDefinition<infer Arguments, infer Options>
    ? ArgumentValues<Arguments> & ValuesOf<Options>
    : never;

/** A definition, with its types told from its tables. */
export function defineCommand<const Arguments extends ArgumentTable, const Options extends OptionGroups>(
  definition: CommandDefinition<Arguments, Options>,
): CommandDefinition<Arguments, Options> {
  return definition;
}
