import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { issueText } from '../issue-text.ts';
import { explainFailure } from '../json/byte-source.ts';
import { parseJson } from '../json/parse-json.ts';
import { type RunHeader, runHeaderSchema } from '../run-header.ts';
import { UnreadableInputError } from './unreadable-input-error.ts';

/** Where the header of a results file stands: `<run>.header.json` beside `<run>.json`. */
export function runHeaderPath(path: string): string {
  return `${path.replace(/\.gz$/iu, '').replace(/\.jsonl?$/iu, '')}.header.json`;
}

/**
 * How a run was made, from the header beside its results file; null where there is none. Throws
 * {@link UnreadableInputError} where it is damaged.
 */
export async function readRunHeader(path: string): Promise<RunHeader | null> {
  const headerPath = runHeaderPath(path.replace(/[/\\]$/u, ''));
  const text = await readFile(join(headerPath), 'utf8').catch((cause: unknown) => {
    if (cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ENOTDIR')) {
      return null;
    }
    throw new UnreadableInputError({ path: headerPath, problem: explainFailure(cause), cause });
  });
  if (text === null) {
    return null;
  }
  const parsed = parseJson(text);
  const header = runHeaderSchema.safeParse(parsed.value);
  if (header.success) {
    return header.data;
  }
  const issue = header.error.issues[0];
  const found = parsed.problem ?? `${issue?.path.join('.') || 'the whole'}: ${issueText(issue, 'not as expected')}`;
  throw new UnreadableInputError({
    path: headerPath,
    problem: `the header of the run is damaged (${found}); expected the object that was written with the run; mend or delete it`,
  });
}
