import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type ByteSource, disk } from '../json/byte-source.ts';
import { parseJson } from '../json/parse-json.ts';
import { readHead } from '../json/read-head.ts';
import { readPieces } from '../json/read-pieces.ts';
import { detectArchive, isZip } from './detect-archive.ts';
import type { FileHead, Format } from './format.ts';
import { findFormat, formatNames, formats } from './formats.ts';
import { findHarborTrials, harborKey } from './harbor/harbor-directory.ts';
import { sighting } from './messages/message-list.ts';
import { UnreadableInputError } from './unreadable-input-error.ts';

/** Larger records of an unknown file are not searched for messages. */
const mostSearchedBytes = 64_000_000;

/** How a file is to be read. */
export interface Detected {
  readonly format: Format;
  readonly head: FileHead;
}

/**
 * Sees by a file's beginning which format it has; `format` forces one by name. Throws {@link UnreadableInputError} where the
 * file cannot be read, is no results file, or the name is unknown.
 */
export async function detectFormat({
  path,
  format: forced = null,
  signal,
  bytes = disk,
}: {
  readonly path: string;
  readonly format?: string | null | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Where the bytes are taken from; the disk where it is not given. */
  readonly bytes?: ByteSource | undefined;
}): Promise<Detected> {
  const named = forced === null ? null : requireFormat(path, forced);
  const keys = await keysOfFolder(path, bytes);
  if (keys !== null) {
    return detectDirectory({ path, keys, named });
  }
  if (await isZip({ path, bytes })) {
    return detectArchive({ path, named, bytes });
  }
  const candidates = named === null ? formats : [named];
  const head = await readHead({
    path,
    signal,
    bytes,
    isEnough: (known) => candidates.some((candidate) => candidate.detect(known)),
  });
  const format = named ?? formats.find((candidate) => candidate.detect(head));
  if (format !== undefined) {
    return { format, head };
  }
  const seen = await sightingIn({ path, signal, bytes, head });
  const problem = `it is JSON but no results file that is known: ${describe(head, seen)}`;
  throw new UnreadableInputError({ path, problem });
}

/** What a folder that is one input holds: tau2's results or Harbor's trials; null for a file. Throws where it is any other folder. */
async function keysOfFolder(path: string, bytes: ByteSource): Promise<readonly string[] | null> {
  if (!(await bytes.isFolder(path))) {
    return null;
  }
  if (await isTau2Folder(path)) {
    return ['results.json', 'simulations'];
  }
  if ((await findHarborTrials(path)).length > 0) {
    return [harborKey];
  }
  throw new UnreadableInputError({
    path,
    problem:
      "it is a folder without results.json and simulations/ of tau2 and without Harbor's trials; name the results files in it",
  });
}

/** Whether a folder is one run of tau2: results.json beside simulations/. */
export async function isTau2Folder(path: string): Promise<boolean> {
  const results = await stat(join(path, 'results.json')).catch(() => null);
  const simulations = await stat(join(path, 'simulations')).catch(() => null);
  return results?.isFile() === true && simulations?.isDirectory() === true;
}

function detectDirectory({
  path,
  keys,
  named,
}: {
  path: string;
  keys: readonly string[];
  named: Format | null;
}): Detected {
  const head: FileHead = { container: 'directory', keys, lists: [], list: null };
  const format = formats.find((candidate) => candidate.detect(head));
  if (format !== undefined && (named === null || named === format || named.name === ofFiles.get(format.name))) {
    return { format, head };
  }
  throw new UnreadableInputError({
    path,
    problem: `it is a folder of ${keys[0] === harborKey ? "Harbor's trials" : 'tau2 results'}; it cannot be read as ${named?.name}`,
  });
}

/** Formats of folders, each with that of the files in it, whose name is as good. */
const ofFiles: ReadonlyMap<string, string> = new Map([
  ['tau2-directory', 'tau2-results'],
  ['harbor-directory', 'harbor-atif'],
]);

/** Where the file's first record has a list of messages, as an addition to a sentence. */
async function sightingIn({
  head,
  ...options
}: {
  path: string;
  signal: AbortSignal | undefined;
  bytes: ByteSource;
  head: FileHead;
}): Promise<string> {
  if (head.keys.includes('span_data') && head.keys.includes('trace_id')) {
    return '. These are the spans of a trace, not conversations: write each run as one record of the neutral list, as the examples in docs/file-formats.md do';
  }
  for await (const piece of readPieces({ ...options, mode: head.container === 'list' ? 'list' : 'values' })) {
    if (piece.kind !== 'record') {
      continue;
    }
    return piece.bytes.length > mostSearchedBytes ? '' : sighting(parseJson(piece.bytes.toString('utf8')).value);
  }
  return '';
}

function requireFormat(path: string, name: string): Format {
  const format = findFormat(name);
  if (format !== undefined) {
    return format;
  }
  const problem = `the format ${JSON.stringify(name)} is not known; expected one of ${formatNames.join(', ')}`;
  throw new UnreadableInputError({ path, problem });
}

function describe(head: FileHead, seen: string): string {
  const holds = {
    list: 'a list of objects',
    object: 'an object',
    values: 'objects',
    directory: 'a folder',
    archive: 'an archive',
  }[head.container];
  const shown = (head.list?.keys ?? head.keys).slice(0, 8).map((key) => JSON.stringify(key.slice(0, 40)));
  const within = head.list === null ? '' : ` whose ${JSON.stringify(head.list.key)} hold objects`;
  const keys = shown.length === 0 ? 'without keys' : `with the keys ${shown.join(', ')}`;
  return (
    `found ${holds}${within} ${keys}; expected runs with "traj" or "messages", or "simulations"${seen}; ` +
    `--format-in forces one of ${formatNames.join(', ')}`
  );
}
