import { escapeLine } from '../../../text/escape-line.ts';
import type { CaseFile } from '../../case/case-file.ts';
import { recordFields } from '../../evidence/reading/known-records.ts';

/** Ids and other short texts that the expected calls and those that were made name. */
export function idsInPlay({ calls, expected }: CaseFile): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { arguments: given } of [...calls, ...(expected ?? [])]) {
    for (const value of Object.values(given).flat()) {
      if (typeof value === 'string' && value.length > 0 && value.length < 80) {
        ids.add(value);
      }
    }
  }
  return ids;
}

/** One line for each id by which an expected call and the one that was made differ: what it is the id of. */
export function differingIds(file: CaseFile): string[] {
  const ids = new Set<string>();
  for (const { expected, actual, status } of file.alignment) {
    if (status === 'matched') {
      continue;
    }
    const wanted = textsOf(expected?.arguments);
    const made = textsOf(actual?.arguments);
    for (const id of [...wanted, ...made]) {
      if (!(wanted.has(id) && made.has(id))) {
        ids.add(id);
      }
    }
  }
  return [...ids].flatMap((id) => {
    const fields = recordFields(file, id);
    if (fields === null || fields.size === 0) {
      return [];
    }
    const told = [...fields].map(([name, values]) => `${name}: ${[...values].slice(0, 6).join(' / ')}`);
    return [escapeLine(`- ${id} is ${told.slice(0, 12).join(', ').slice(0, longestRecord)}`)];
  });
}

const longestRecord = 400;

function textsOf(given: Readonly<Record<string, unknown>> | undefined): Set<string> {
  return new Set(
    Object.values(given ?? {})
      .flat()
      .filter((value): value is string => typeof value === 'string' && value.length > 2 && value.length < 80),
  );
}
