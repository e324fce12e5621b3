import { formatNames, messagesAtName } from '../records/formats/index.ts';
import { parseChoice } from './parse-options.ts';
import { UsageError } from './usage-error.ts';

/**
 * The format that `--format-in` or `--messages-at` forces on every file; undefined where neither is given. Throws a UsageError for an
 * unknown name, an empty path, and both flags at once.
 */
export function inputFormat({
  formatIn,
  messagesAt,
}: {
  readonly formatIn?: string | undefined;
  readonly messagesAt?: string | undefined;
}): string | undefined {
  if (formatIn !== undefined) parseChoice(formatIn, '--format-in', formatNames);
  if (messagesAt === undefined) return formatIn;
  if (formatIn !== undefined)
    throw new UsageError('--format-in and --messages-at both say how files are read: give one.');
  if (messagesAt.split('.').includes('')) {
    throw new UsageError(
      `--messages-at takes keys with dots between them and * for every element of a list, such as log.messages or samples.*.messages, not "${messagesAt}".`,
    );
  }
  return messagesAtName(messagesAt);
}
