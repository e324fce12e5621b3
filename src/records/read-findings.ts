import { createReadStream } from 'node:fs';
import { type Finding, findingSchema } from './finding.ts';
import { issueText } from './issue-text.ts';

/** One file of findings as far as it could be read. */
export interface FindingsFile {
  /** The path as it was given. */
  readonly file: string;
  readonly findings: readonly Finding[];
  /** One sentence for each line that could not be read. */
  readonly problems: readonly string[];
}

/**
 * Reads a `.findings.jsonl` file line by line. For one trajectory (source file, index and id) the row of the best judge wins, and of
 * one judge's rows the last, at the place of the first row: what a second judge could not judge, or a lesser one did, hides no
 * verdict that stands. With `by` only rows of that judge count. A damaged or torn line becomes a problem and the rest goes on. Throws one sentence where the
 * file cannot be opened or is plainly something else.
 */
export async function readFindings({
  path,
  by = null,
  signal,
}: {
  path: string;
  by?: string | null;
  signal?: AbortSignal | undefined;
}): Promise<FindingsFile> {
  const rows = new Map<string, Finding>();
  const problems: string[] = [];
  let dropped = 0;
  for await (const row of readFindingRows({ path, signal })) {
    if (row.finding) {
      const key = rowKey(row.finding);
      const before = rows.get(key);
      const counts = by === null || row.finding.judge.name === by;
      if (counts && (before === undefined || rankOf(row.finding) >= rankOf(before))) {
        rows.set(key, row.finding);
      }
    } else if (problems.length < maximumProblems) {
      problems.push(row.problem);
    } else {
      dropped += 1;
    }
  }
  if (dropped > 0) {
    problems.push(`${path}: ${dropped} more lines could not be read.`);
  }
  return { file: path, findings: [...rows.values()], problems };
}

const ranks = ['rules', 'llm', 'hybrid'];

/** How much a row is worth beside others on the same run: a verdict before an error, then by judge. */
function rankOf({ status, judge }: Finding): number {
  return (status === 'judged' ? ranks.length : 0) + Math.max(0, ranks.indexOf(judge.name));
}

/** One line of a findings file and where it stands: a finding, or one sentence on why it is none. */
export type FindingRow = { readonly offset: number; readonly bytes: number } & (
  | { readonly finding: Finding; readonly problem?: never }
  | { readonly problem: string; readonly finding?: never }
);

/** Every row of a findings file in order, those that a later row replaces included. Throws like `readFindings`. */
export async function* readFindingRows({
  path,
  signal,
}: {
  path: string;
  signal?: AbortSignal | undefined;
}): AsyncGenerator<FindingRow> {
  let number = 0;
  for await (const { text, offset, bytes } of readLines({ path, signal })) {
    number += 1;
    if (text.trim() === '') {
      continue;
    }
    if (number === 1 && text.trimStart().startsWith('[')) {
      throw new Error(notFindings(path));
    }
    const result = parseRow(text);
    if (typeof result === 'string') {
      yield { problem: `${path}, line ${number}: ${result}`, offset, bytes };
    } else {
      yield { finding: result, offset, bytes };
    }
  }
}

const maximumProblems = 50;

interface Line {
  readonly text: string;
  readonly offset: number;
  /** Without the newline. */
  readonly bytes: number;
}

async function* readLines({ path, signal }: { path: string; signal?: AbortSignal | undefined }): AsyncGenerator<Line> {
  let parts: Buffer[] = [];
  let offset = 0;
  const take = (last: Buffer): Line => {
    const line = parts.length === 0 ? last : Buffer.concat([...parts, last]);
    parts = [];
    const taken = { text: line.toString('utf8'), offset, bytes: line.length };
    offset += line.length + 1;
    return taken;
  };
  const stream = createReadStream(path, signal === undefined ? {} : { signal });
  try {
    for await (const data of stream) {
      const chunk = data as Buffer;
      let start = 0;
      for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, start)) {
        yield take(chunk.subarray(start, end));
        start = end + 1;
      }
      if (start < chunk.length) {
        parts.push(chunk.subarray(start));
      }
    }
  } catch (error) {
    if (signal?.aborted) {
      throw error;
    }
    throw new Error(unreadable({ path, error }), { cause: error });
  }
  if (parts.length > 0) {
    yield take(Buffer.alloc(0));
  }
}

const newline = 0x0a;

function parseRow(line: string): Finding | string {
  let value: unknown;
  try {
    value = JSON.parse(line.startsWith('\uFEFF') ? line.slice(1) : line);
  } catch {
    return 'expected one finding as JSON, got text that is no complete JSON (a torn line?). The line is left out.';
  }
  const parsed = findingSchema.safeParse(value);
  if (parsed.success) {
    return parsed.data;
  }
  const issue = parsed.error.issues[0];
  const field = issue === undefined || issue.path.length === 0 ? 'the row' : `field \`${issue.path.join('.')}\``;
  return `${field} is not as a finding has it: ${issueText(issue, 'unknown shape')}. The line is left out.`;
}

function rowKey(finding: Finding): string {
  return JSON.stringify([finding.source.file, finding.source.index, finding.trajectory]);
}

function notFindings(path: string): string {
  return (
    `${path} begins like a results file (a JSON list), not like findings (one JSON object a line). ` +
    `Run \`tau-triage analyze ${path}\` first and open the findings it writes.`
  );
}

function unreadable({ path, error }: { path: string; error: unknown }): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason =
    code === 'ENOENT'
      ? 'there is no such file'
      : code === 'EISDIR'
        ? 'it is a folder'
        : code === 'EACCES'
          ? 'reading it is not permitted'
          : String(error);
  return `The findings file ${path} could not be read: ${reason}. Give the path of a \`.findings.jsonl\` file.`;
}
