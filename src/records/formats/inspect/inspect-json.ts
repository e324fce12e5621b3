import { isJsonObject } from '../../json/json-fields.ts';
import { readBytes } from '../../json/read-chunks.ts';
import { type FilePiece, readPieces } from '../../json/read-pieces.ts';
import type { Source } from '../../trajectory.ts';
import type { Format, FormatInput, ReadResult } from '../format.ts';
import { UnfitRecordError } from '../unfit-record-error.ts';
import { UnreadableInputError } from '../unreadable-input-error.ts';
import { convertSample } from './convert-sample.ts';
import { type InspectLog, inspectLogKeys, parseMember, readInspectLog } from './inspect-log.ts';
import { readerOf, readSample } from './read-sample.ts';

const name = 'inspect-json';
const cut = { mode: 'object', split: ['samples'], only: inspectLogKeys } as const;

/** Inspect's logs as JSON: one object {version, status, eval, plan, results, stats, samples}, read sample by sample. */
export const inspectJsonFormat: Format = {
  name,
  summary: 'an Inspect log as JSON {version, status, eval, samples}',
  detect: ({ container, keys }) =>
    (container === 'object' || container === 'values') &&
    ['version', 'status', 'eval'].every((key) => keys.includes(key)),
  async *read(input) {
    let log: InspectLog | null = null;
    let count = 0;
    for await (const piece of readPieces({ ...input, ...cut })) {
      if (piece.kind === 'unreadable') {
        yield { unreadable: { ...piece.row, index: piece.list === 'samples' ? count : null } };
        count += piece.list === 'samples' ? 1 : 0;
      }
      if (piece.kind === 'record' && piece.list === 'samples') {
        log ??= await readLog(input);
        yield await convert({ input, piece: { ...piece, index: count }, log });
        count += 1;
      }
    }
    if (count === 0) {
      const { status } = await readLog(input);
      const problem = `the Inspect log holds no samples (its status is ${JSON.stringify(status)}); expected a list \`samples\`, so write it without \`--header-only\``;
      throw new UnreadableInputError({ path: input.path, problem });
    }
  },
  async readAt(input, source) {
    const { path, bytes: from } = input;
    const bytes = await readBytes({ path, offset: source.offset, length: source.bytes, bytes: from });
    const { sample } = await readSample({ path, reader: readerOf(bytes) });
    if (isJsonObject(sample)) {
      try {
        return convertSample(sample, { source, format: name, log: await readLog(input) });
      } catch (error) {
        if (!(error instanceof UnfitRecordError)) {
          throw error;
        }
      }
    }
    const problem = `no sample stands at byte ${source.offset} any more; the file was changed after it was read, so read it again`;
    throw new UnreadableInputError({ path, problem });
  },
};

async function convert({
  input: { path },
  piece,
  log,
}: {
  input: FormatInput;
  piece: FilePiece & { kind: 'record' };
  log: InspectLog;
}): Promise<ReadResult> {
  const { index } = piece;
  const [offset, bytes] = piece.compressed ? [null, null] : [piece.offset, piece.length];
  const source: Source = { file: path, index, offset, bytes };
  const place = offset === null ? '' : ` (from byte ${offset})`;
  const refuse = (problem: string): ReadResult => ({
    unreadable: { file: path, index, offset, error: `${path}: record ${index}${place} ${problem}` },
  });
  const { sample, problem } = await readSample({ path, reader: readerOf(piece.bytes) });
  if (sample === null) {
    return refuse(`cannot be read: ${problem}`);
  }
  try {
    return { trajectory: convertSample(sample, { source, format: name, log }) };
  } catch (error) {
    if (!(error instanceof UnfitRecordError)) {
      throw error;
    }
    return refuse(`is no run: ${error.message}`);
  }
}

/** What the log says of itself; it is read no further than to the first sample where that stands before it. */
async function readLog(input: FormatInput): Promise<InspectLog> {
  const members = new Map<string, unknown>();
  for await (const piece of readPieces({ ...input, ...cut })) {
    if (piece.kind === 'member') {
      members.set(piece.key, parseMember(piece.bytes));
    }
    if (piece.kind === 'record' && members.has('eval')) {
      break;
    }
  }
  return readInspectLog(members);
}
