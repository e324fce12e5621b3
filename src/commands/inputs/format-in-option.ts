import { choice, text } from '../options/kinds.ts';

/** `--format-in`: the format of all files that are read. */
export function formatInOption() {
  return choice({
    value: '<name>',
    text: 'read every file as this format instead of looking',
    names: async () => (await import('../../records/formats/index.ts')).formatNames,
  });
}

/** `--messages-at`: where the messages stand in each record, for files of no known format. */
export function messagesAtOption() {
  return text({
    value: '<path>',
    text: 'read the messages from this place in each record, such as samples.*.messages',
  });
}
