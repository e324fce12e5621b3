import type { Argument } from '../../options/argument.ts';
import { defineCommand, type RequestOf } from '../../options/command-definition.ts';
import { list, path } from '../../options/kinds.ts';
import { worldStartOptions } from '../world-options.ts';

const examples = `
Examples:
  tau-triage world check -- python my_world.py
  tau-triage world check --domains airline -- tau2
  tau-triage world check --tasks tasks.json -- python my_world.py

Exit codes: 0 all is kept, 1 something is broken.`;

/** `tau-triage world check`: its options. */
export const worldCheckCommand = defineCommand({
  name: 'check',
  description: 'Check a world server against the world protocol, and print what was looked at and what is broken.',
  arguments: { command: commandArgument() },
  options: {
    'Options:': {
      domains: list({ value: '<names...>', text: 'only these domains (default: all that it has)' }),
      tasks: path({
        value: '<file>',
        text: 'JSON list of tasks as `reset` is told of them; their expected calls are made too',
      }),
      ...worldStartOptions(),
    },
  },
  examples,
});

/** What `tau-triage world check` is asked for. */
export type WorldCheckRequest = RequestOf<typeof worldCheckCommand>;

/** The command behind `--`, word by word; null where nothing was given. */
function commandArgument(): Argument<readonly string[]> {
  return {
    shape: '<command...>',
    text: 'program and its arguments, behind `--`; or tau2 or tau-bench',
    parse: (given) => (typeof given === 'string' ? [given] : (given ?? [])),
  };
}
