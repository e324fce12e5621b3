import { Command, Option as Flag } from 'commander';
import type { AnyCommand, Invocation } from './command-definition.ts';
import { flagOf, type GivenValue, type Option } from './option.ts';

/** The command for commander, which reads the line; `onCall` gets what stood on it. */
export function buildCommand({
  definition,
  onCall,
}: {
  readonly definition: AnyCommand;
  readonly onCall: (given: Invocation) => void;
}): Command {
  const command = new Command(definition.name).description(definition.description);
  for (const { shape, text } of Object.values(definition.arguments)) {
    command.argument(shape, text);
  }
  for (const [heading, table] of Object.entries(definition.options)) {
    if (heading !== plainHeading) {
      command.optionsGroup(heading);
    }
    for (const [name, option] of Object.entries(table)) {
      if (option.only !== 'file') {
        command.addOption(flagFor(name, option));
      }
    }
  }
  command.addOption(new Flag('--debug').hideHelp());
  return command.addHelpText('after', definition.examples).action(() => {
    onCall({ arguments: givenArguments(definition, command), options: givenOptions(command) });
  });
}

/** Commander's own heading. */
const plainHeading = 'Options:';

function flagFor(name: string, { value, text, short, default: preset, required, kind }: Option<unknown>): Flag {
  const long = kind === 'off-switch' ? flagOf(name).replace('--', '--no-') : flagOf(name);
  const flag = new Flag(`${short === null ? '' : `-${short}, `}${long}${value === null ? '' : ` ${value}`}`, text);
  flag.makeOptionMandatory(required);
  if (preset !== null) {
    flag.default(preset);
  }
  if (kind === 'repeated') {
    flag.argParser((one: string, before?: readonly string[]) => [...(before ?? []), one]);
  }
  return flag;
}

function givenArguments({ arguments: table }: AnyCommand, command: Command): Invocation['arguments'] {
  const given: readonly (string | string[] | undefined)[] = command.processedArgs;
  return Object.fromEntries(
    Object.keys(table).flatMap((name, index) => {
      const value = given[index];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function givenOptions(command: Command): Invocation['options'] {
  const values = Object.entries(command.opts<Record<string, GivenValue>>());
  return Object.fromEntries(values.filter(([name]) => command.getOptionValueSource(name) === 'cli'));
}
