import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readPieces } from '../../json/read-pieces.ts';
import type { Format, FormatInput, ReadResult } from '../format.ts';
import { type Convert, convertRecord, readRecordAt } from '../record-format.ts';
import { addToTau2Context, beginTau2Context, readTau2Context, tau2Lists } from './tau2-context.ts';
import { readSimulationFiles } from './tau2-directory.ts';
import { convertTau2Run } from './tau2-run.ts';

const name = 'tau2-results';

/** tau2's and tau3's results of every schema generation, reviewed ones too: {timestamp, info, tasks, simulations}. */
export const tau2ResultsFormat: Format = {
  name,
  summary: 'tau2 results {info, tasks, simulations}, also reviewed ones',
  detect: ({ container, keys }) =>
    container !== 'list' && (keys.includes('simulations') || (keys.includes('info') && keys.includes('tasks'))),
  read: readResults,
  async readAt(input, source) {
    const context = await readTau2Context(input);
    const convert = (record: unknown) => convertTau2Run(record, { source, format: name, context });
    return readRecordAt({ input, source, format: name, convert });
  },
};

async function* readResults(input: FormatInput): AsyncGenerator<ReadResult> {
  const { path } = input;
  const own = beginTau2Context();
  let context = own;
  let count = 0;
  for await (const piece of readPieces({ ...input, mode: 'object', split: tau2Lists })) {
    addToTau2Context(own, piece);
    if (piece.kind === 'unreadable') {
      yield { unreadable: piece.row };
    }
    if (piece.kind !== 'record' || piece.list !== 'simulations') {
      continue;
    }
    // Where tasks or settings come only behind the simulations, they are read first.
    if (count === 0 && !(own.keys.has('tasks') && own.keys.has('info'))) {
      context = await readTau2Context(input);
    }
    count++;
    const convert: Convert = (record, place) => convertTau2Run(record, { ...place, context });
    yield convertRecord({ path, piece, format: name, convert });
  }
  const folder = join(dirname(path), 'simulations');
  if (count === 0 && (await isFolder(folder))) {
    yield* readSimulationFiles({ input, folder, context: own });
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
