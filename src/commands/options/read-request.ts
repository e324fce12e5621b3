import type { AnyCommand, Invocation, RequestOf } from './command-definition.ts';
import { flagOf, optionsIn } from './option.ts';

/** Parses what was given, and the defaults of what was not, in the order of the help. Throws a UsageError of one sentence. */
export async function readRequest<Command extends AnyCommand>({
  command,
  given,
  at,
}: {
  readonly command: Command;
  readonly given: Invocation;
  readonly at: (path: string) => string;
}): Promise<RequestOf<Command>> {
  command.check?.(given, at);
  const request: Record<string, unknown> = {};
  for (const [name, { parse }] of Object.entries(command.arguments)) {
    request[name] = parse(given.arguments[name] ?? null, { flag: name, at });
  }
  for (const [name, { parse }] of optionsIn(command.options)) {
    request[name] = await parse(given.options[name] ?? null, { flag: flagOf(name), at });
  }
  // Built from the same table as the type.
  return request as RequestOf<Command>;
}
