import { choice } from '../options/kinds.ts';

/** `--format-in`: the format of all files that are read. */
export function formatInOption() {
  return choice({
    value: '<name>',
    text: 'read every file as this format instead of looking',
    names: async () => (await import('../../records/formats/index.ts')).formatNames,
  });
}
