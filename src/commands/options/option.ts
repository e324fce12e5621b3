/** A value as it was given: on the line, in a configuration file, or by an earlier run. Null where it was not. */
export type GivenValue = string | boolean | readonly string[];

/** What a parser may know beside the text. */
export interface Door {
  /** How the user names the option: `--task-ids`. */
  readonly flag: string;
  /** A path, to be opened from the folder of the call. */
  readonly at: (path: string) => string;
}

/** An option of a command, written once: flag, name in files, default, parser and type follow from it and its key. */
export interface Option<Value> {
  /** What stands behind the flag: `<count>`, `[path]`, `<ids...>`; null for a switch. */
  readonly value: string | null;
  readonly text: string;
  /** The letter of a short flag. */
  readonly short: string | null;
  /** As somebody would type it. */
  readonly default: string | null;
  readonly required: boolean;
  readonly kind: OptionKind;
  /** Null where it can be given on the line and in a file. */
  readonly only: 'line' | 'file' | null;
  /** Throws a UsageError of one sentence. */
  readonly parse: (given: GivenValue | null, door: Door) => Value | Promise<Value>;
}

/**
 * What may be given: one text, several texts behind one flag, one text for each time the flag stands there, a switch, a
 * switch that takes what is on by default off (`--no-NAME`), or a switch that may have a text.
 */
export type OptionKind = 'text' | 'texts' | 'repeated' | 'switch' | 'off-switch' | 'switch-or-text';

/** Options by name, in camel case as commander has it, in groups by their heading in the help. */
export type OptionGroups = Readonly<Record<string, OptionTable>>;

/** Options by name. */
export type OptionTable = Readonly<Record<string, Option<unknown>>>;

/** The values of all options, parsed. */
export type ValuesOf<Groups extends OptionGroups> = {
  readonly [Name in keyof Flat<Groups>]: Flat<Groups>[Name] extends Option<infer Value> ? Value : never;
};

type Flat<Groups extends OptionGroups> = Together<Groups[keyof Groups]>;
type Together<Union> = (Union extends unknown ? (each: Union) => void : never) extends (all: infer All) => void
  ? All
  : never;

/** All options of a command, the groups aside. */
export function optionsIn(groups: OptionGroups): readonly (readonly [string, Option<unknown>])[] {
  return Object.values(groups).flatMap((table) => Object.entries(table));
}

/** The flag of an option by its name: `--task-ids`. */
export function flagOf(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
