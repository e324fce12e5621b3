import { choice } from '../options/kinds.ts';

/** `--format` of the commands that tell of data sets. */
export function dataFormatOption() {
  return choice({ value: '<name>', text: 'table or json', names: ['table', 'json'], default: 'table' });
}
