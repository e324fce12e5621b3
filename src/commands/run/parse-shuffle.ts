import type { Door } from '../options/option.ts';
import { parseInteger } from '../options/parse-texts.ts';

/** tau-bench takes a number, 0 for no; a file may say true or false. */
export function parseShuffle(value: string, { flag }: Pick<Door, 'flag'>): boolean {
  if (value === 'true' || value === 'false') {
    return value === 'true';
  }
  return parseInteger(value || '0', flag) !== 0;
}
