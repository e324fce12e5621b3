import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readPieces } from '../../json/read-pieces.ts';
import type { Format, FormatInput, ReadResult } from '../format.ts';
import { convertRecord, readRecordAt } from '../record-format.ts';
import { UnreadableInputError } from '../unreadable-input-error.ts';
import { convertAtif } from './harbor-atif.ts';
import { readHarborTrial } from './harbor-trial.ts';

const name = 'harbor-directory';

/** A key of the head of such a folder. */
export const harborKey = 'agent/trajectory.json';

/** A job of Harbor, which is a folder of trials, or one trial: each trial's `agent/trajectory.json` is a run. */
export const harborDirectoryFormat: Format = {
  name,
  summary: "a folder of Harbor's trials, each with config.json, result.json and agent/trajectory.json",
  detect: ({ container, keys }) => container === 'directory' && keys.includes(harborKey),
  read: readTrials,
  async readAt(input, source) {
    const trial = await readHarborTrial(source.file);
    return readRecordAt({
      input: { ...input, path: source.file },
      source,
      format: name,
      convert: (record, place) => convertAtif(record, { ...place, trial }),
    });
  },
};

/** The folders of the trials in a folder: itself, or those right below it; empty where it is of another kind. */
export async function findHarborTrials(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  if (isTrial(entries.map((entry) => entry.name))) {
    return [folder];
  }
  const inner = entries.flatMap((entry) => (entry.isDirectory() ? [join(folder, entry.name)] : [])).sort();
  const found = await Promise.all(
    inner.map(async (path) => (isTrial(await readdir(path).catch(() => [])) ? [path] : [])),
  );
  return found.flat();
}

function isTrial(names: readonly string[]): boolean {
  const marks = ['result.json', 'verifier', 'trial.log'];
  return names.includes('agent') && names.includes('config.json') && marks.some((mark) => names.includes(mark));
}

async function* readTrials(input: FormatInput): AsyncGenerator<ReadResult> {
  let index = 0;
  for (const folder of await findHarborTrials(input.path)) {
    const path = join(folder, 'agent', 'trajectory.json');
    const refuse = (problem: string): ReadResult => ({
      unreadable: { file: path, index, offset: null, error: `${path}: ${problem}` },
    });
    try {
      yield* readTrial({ input, path, index, refuse });
    } catch (error) {
      if (!(error instanceof UnreadableInputError)) {
        throw error;
      }
      yield refuse(`${error.problem}; the trial has no trajectory that can be read (not every agent writes one)`);
    }
    index += 1;
  }
}

async function* readTrial({
  input,
  path,
  index,
  refuse,
}: {
  input: FormatInput;
  path: string;
  index: number;
  refuse: (problem: string) => ReadResult;
}): AsyncGenerator<ReadResult> {
  const trial = await readHarborTrial(path);
  let found = 0;
  for await (const piece of readPieces({ ...input, path, mode: 'values' })) {
    found += 1;
    if (piece.kind === 'unreadable') {
      yield { unreadable: { ...piece.row, index } };
    }
    if (piece.kind === 'record') {
      const convert: Parameters<typeof convertRecord>[0]['convert'] = (record, place) =>
        convertAtif(record, { ...place, trial });
      yield convertRecord({ path, piece: { ...piece, index }, format: name, convert });
    }
  }
  if (found === 0) {
    yield refuse('the file is empty; expected a trajectory');
  }
}
