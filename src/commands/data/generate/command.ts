import { defineCommand, type RequestOf } from '../../options/command-definition.ts';
import { decimal, integer, path, row, toggle } from '../../options/kinds.ts';

const examples = `
Examples:
  tau-triage data generate --env retail                          the built-in database again, byte for byte
  tau-triage data generate --env airline --seed 7 --scale 0.1    another one, a tenth of the size
  tau-triage data generate --env retail --tasks --output mine    with tasks that were replayed on it`;

/** `tau-triage data generate`: its options. */
export const dataGenerateCommand = defineCommand({
  name: 'generate',
  description: 'Make a database, and tasks on it, from a seed: the same seed makes the same bytes.',
  arguments: {},
  options: {
    'Options:': {
      env: row({
        value: '<domain>',
        text: 'the domain',
        required: true,
        table: async () => {
          const { generators } = await import('../../../generate/index.ts');
          return Object.fromEntries(Object.entries(generators).map(([name, generator]) => [name, { name, generator }]));
        },
      }),
      seed: integer({ value: '<number>', text: 'seed (default: that of the built-in data)' }),
      scale: decimal({ value: '<factor>', text: 'size against the built-in data (default: 1)' }),
      output: path({ value: '<folder>', text: 'where to (default: generated/<domain>)' }),
      tasks: toggle({ text: 'make tasks as well' }),
      force: toggle({ text: 'write into a folder that is not empty; what is not made stays there' }),
    },
  },
  examples,
});

/** What `tau-triage data generate` is asked for. */
export type DataGenerateRequest = RequestOf<typeof dataGenerateCommand>;
