import { messagesAtName } from '../../records/formats/index.ts';
import { UsageError } from '../errors/usage-error.ts';

/**
 * The format that `--format-in` or `--messages-at` forces on every file; null where neither is given. Throws a UsageError for an
 * empty path and for both options at once.
 */
export function inputFormat({
  formatIn,
  messagesAt,
}: {
  readonly formatIn: string | null;
  readonly messagesAt: string | null;
}): string | null {
  if (messagesAt === null) {
    return formatIn;
  }
  if (formatIn !== null) {
    throw new UsageError('--format-in and --messages-at both say how files are read: give one.');
  }
  if (messagesAt.split('.').includes('')) {
    throw new UsageError(
      `--messages-at takes keys with dots between them and * for every element of a list, such as log.messages or samples.*.messages, not "${messagesAt}".`,
    );
  }
  return messagesAtName(messagesAt);
}
