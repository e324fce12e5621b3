import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { explainFailure } from '../../json/byte-source.ts';
import { readPieces } from '../../json/read-pieces.ts';
import type { Format, FormatInput, ReadResult } from '../format.ts';
import { type Convert, convertRecord, readRecordAt } from '../record-format.ts';
import { UnreadableInputError } from '../unreadable-input-error.ts';
import { readTau2Context, type Tau2ContextBuilder } from './tau2-context.ts';
import { convertTau2Run, type Tau2Context } from './tau2-run.ts';

/** The name of trajectories that stand in a file of their own beside a results.json. */
export const tau2DirectoryName = 'tau2-directory';

/** tau2's results as a folder: results.json for tasks and settings, simulations/ with a file for each simulation. */
export const tau2DirectoryFormat: Format = {
  name: tau2DirectoryName,
  summary: 'a folder with results.json and simulations/',
  detect: ({ container, keys }) => container === 'directory' && keys.includes('simulations'),
  async *read(input) {
    const context = await readTau2Context({ ...input, path: join(input.path, 'results.json') });
    yield* readSimulationFiles({ input, folder: join(input.path, 'simulations'), context });
  },
  async readAt(input, source) {
    const results = join(dirname(dirname(source.file)), 'results.json');
    const context = await readTau2Context({ ...input, path: results });
    return readRecordAt({
      input: { ...input, path: source.file },
      source,
      format: tau2DirectoryName,
      convert: convertWith(context),
    });
  },
};

/** The simulations of a folder, one file after another by name, and a row for each that is missing or damaged. */
export async function* readSimulationFiles({
  input,
  folder,
  context,
}: {
  input: FormatInput;
  folder: string;
  context: Tau2ContextBuilder;
}): AsyncGenerator<ReadResult> {
  const names = await listSimulations(folder);
  let index = 0;
  for (const name of names) {
    const path = join(folder, name);
    let found = 0;
    for await (const piece of readPieces({ ...input, path, mode: 'values' })) {
      found++;
      if (piece.kind === 'unreadable') {
        yield { unreadable: { ...piece.row, index } };
      }
      if (piece.kind !== 'record') {
        continue;
      }
      const convert = convertWith(context);
      yield convertRecord({ path, piece: { ...piece, index }, format: tau2DirectoryName, convert });
    }
    if (found === 0) {
      yield {
        unreadable: { file: path, index, offset: null, error: `${path}: the file is empty; expected a simulation` },
      };
    }
    index++;
  }
  const present = new Set(names.map((name) => name.replace(/\.json(?:\.gz)?$/u, '')));
  for (const id of (context.index ?? []).filter((entry) => !present.has(entry))) {
    const error = `${folder}: the simulation ${JSON.stringify(id)} that results.json lists is missing; expected a file of that name`;
    yield { unreadable: { file: folder, index: null, offset: null, error } };
  }
}

function convertWith(context: Tau2Context): Convert {
  return (record, place) => convertTau2Run(record, { ...place, context });
}

async function listSimulations(folder: string): Promise<readonly string[]> {
  try {
    const names = await readdir(folder);
    return names.filter((name) => /^[^.].*\.json(?:\.gz)?$/u.test(name)).sort();
  } catch (cause) {
    throw new UnreadableInputError({ path: folder, problem: explainFailure(cause), cause });
  }
}
