import type { Context } from '../context/context.ts';
import type { AnyCommand, Invocation } from '../options/command-definition.ts';

/** Commands by name. */
export type CommandTable = Readonly<Record<string, CommandRow | CommandGroup>>;

/** A command: what it does in a line, and how the rest is loaded. */
export interface CommandRow {
  readonly summary: string;
  readonly load: () => Promise<LoadedCommand>;
}

/** Commands under one name. */
export interface CommandGroup {
  readonly summary: string;
  readonly description: string;
  readonly commands: Readonly<Record<string, CommandRow>>;
}

/** A command of which help and options are loaded; `start` loads what does the work and gives the exit code. */
export interface LoadedCommand {
  readonly definition: AnyCommand;
  readonly start: (given: Invocation, context: Context) => Promise<number>;
}
