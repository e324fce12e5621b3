import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { agentrxLabels } from './agentrx-labels.ts';
import { annotatorCsvLabels, isAnnotatorHeader } from './annotator-csv.ts';
import { labelLines } from './label-lines.ts';
import type { LabelFile } from './reference-label.ts';

/**
 * Reads one label file, told by its content: our label records (one JSON object a line), AgentRx's list, or a second
 * annotator's CSV. The annotator of a foreign file is the file's name without its ending. Throws one sentence where the
 * file cannot be opened, is something else, or holds not one label.
 */
export async function readLabels({
  path,
  signal,
}: {
  readonly path: string;
  readonly signal?: AbortSignal | undefined;
}): Promise<LabelFile> {
  const text = await readText({ path, signal });
  const read = parseLabels({ text: text.replace(/^\uFEFF/, ''), file: path });
  if (read.labels.length > 0) {
    return { file: path, hash: createHash('sha256').update(text).digest('hex'), ...read };
  }
  throw new Error(`${path} holds not one label that could be read. ${read.problems[0] ?? `It should be ${expected}.`}`);
}

const expected =
  'label records (one JSON object a line), an AgentRx list of labels, or a CSV with the columns Task_id, Failure cases, Step Number, Details';

function parseLabels({
  text,
  file,
}: {
  readonly text: string;
  readonly file: string;
}): Omit<LabelFile, 'file' | 'hash'> {
  const annotator = basename(file, extname(file));
  const head = text.trimStart();
  if (head.startsWith('[')) {
    const entries = parseList({ text, file });
    if (entries.length > 0 && !entries.some(isAgentrxEntry)) {
      throw new Error(notLabels({ file, value: entries[0] }));
    }
    return { kind: 'agentrx', ...agentrxLabels({ entries, file, annotator }) };
  }
  if (!head.startsWith('{')) {
    if (!isAnnotatorHeader(head.slice(0, 10_000).split(/\r?\n/, 1)[0] ?? '')) {
      throw new Error(`${file} is no label file that can be told by its content: expected ${expected}.`);
    }
    return { kind: 'annotator_csv', ...annotatorCsvLabels({ text, file, annotator }) };
  }
  const { rows, problems } = parseLines({ text, file });
  const values = rows.map(({ value }) => value);
  if (values.some(isAgentrxEntry)) {
    const read = agentrxLabels({ entries: values, file, annotator });
    return { kind: 'agentrx', labels: read.labels, problems: [...problems, ...read.problems] };
  }
  if (values.length > 0 && !values.some((value) => hasKey(value, 'annotator'))) {
    throw new Error(notLabels({ file, value: values[0] }));
  }
  const read = labelLines({ rows, file });
  return { kind: 'labels', labels: read.labels, problems: [...problems, ...read.problems] };
}

function parseList({ text, file }: { readonly text: string; readonly file: string }): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [];
  } catch (error) {
    throw new Error(`${file} begins like a JSON list but is none: ${error instanceof Error ? error.message : error}.`, {
      cause: error,
    });
  }
}

function parseLines({ text, file }: { readonly text: string; readonly file: string }) {
  const rows: { line: number; value: unknown }[] = [];
  const problems: string[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') {
      continue;
    }
    try {
      rows.push({ line: index + 1, value: JSON.parse(line) });
    } catch {
      problems.push(`${file}, line ${index + 1}: expected one JSON object. The line is left out.`);
    }
  }
  return { rows, problems };
}

function notLabels({ file, value }: { readonly file: string; readonly value: unknown }): string {
  if (hasKey(value, 'evidence') && hasKey(value, 'judge')) {
    return `${file} holds findings, not labels. Name several findings files like this: \`tau-triage score A B --labels LABELS\`.`;
  }
  if (hasKey(value, 'traj') || hasKey(value, 'messages')) {
    return `${file} is a results file, not labels: expected ${expected}.`;
  }
  return `${file} is JSON, but no label file: expected ${expected}.`;
}

function isAgentrxEntry(value: unknown): boolean {
  return hasKey(value, 'trajectory_id') && hasKey(value, 'failures');
}

function hasKey(value: unknown, key: string): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key);
}

async function readText({ path, signal }: { readonly path: string; readonly signal: AbortSignal | undefined }) {
  try {
    return await readFile(path, { encoding: 'utf8', ...(signal === undefined ? {} : { signal }) });
  } catch (error) {
    if (signal?.aborted) {
      throw error;
    }
    const code = error instanceof Error && 'code' in error ? error.code : '';
    const reason =
      code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : `reading failed (${code})`;
    throw new Error(`The label file ${path} could not be read: ${reason}. Give the path of a label file.`, {
      cause: error,
    });
  }
}
