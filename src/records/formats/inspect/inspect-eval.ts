import { readPiecesOf } from '../../json/read-pieces.ts';
import type { Zip, ZipEntry } from '../../zip/open-zip.ts';
import { openZip } from '../../zip/open-zip.ts';
import type { Format, FormatInput, ReadResult } from '../format.ts';
import { UnfitRecordError } from '../unfit-record-error.ts';
import { UnreadableInputError } from '../unreadable-input-error.ts';
import { convertSample } from './convert-sample.ts';
import { type InspectLog, inspectLogKeys, parseMember, readInspectLog } from './inspect-log.ts';
import { readSample } from './read-sample.ts';

const name = 'inspect-eval';
const sampleEntry = /^samples\/.+\.json$/u;
/** Where a log tells about itself: the header once it is done, and its beginning while it is in progress. */
const headers = ['header.json', '_journal/start.json'];

/** Inspect's `.eval` logs: a zip archive with an entry for each sample, packed with deflate or zstd. */
export const inspectEvalFormat: Format = {
  name,
  summary: 'an Inspect log (.eval): a zip archive with samples/*.json beside header.json or _journal/start.json',
  detect: ({ container, keys }) =>
    container === 'archive' && keys.some((key) => headers.includes(key) || sampleEntry.test(key)),
  async *read(input) {
    const zip = await openZip(input);
    try {
      yield* readSamples(input, zip);
    } finally {
      await zip.close();
    }
  },
  async readAt(input, source) {
    const zip = await openZip(input);
    try {
      const entry = samplesOf(zip).find(({ offset }) => offset === source.offset);
      const read = entry && (await readSample({ path: input.path, reader: zip.read(entry, input.signal) }));
      if (!read?.sample) {
        const problem = `no sample stands at byte ${source.offset} any more; the file was changed after it was read, so read it again`;
        throw new UnreadableInputError({ path: input.path, problem });
      }
      return convertSample(read.sample, { source, format: name, log: await readHeader(input, zip) });
    } finally {
      await zip.close();
    }
  },
};

async function* readSamples(input: FormatInput, zip: Zip): AsyncGenerator<ReadResult> {
  const { path, signal } = input;
  const log = await readHeader(input, zip);
  const samples = samplesOf(zip);
  if (samples.length === 0) {
    const status =
      log.status === null ? 'it has no header yet, so it may be in progress' : `its status is "${log.status}"`;
    throw new UnreadableInputError({
      path,
      problem: `the Inspect log holds no samples (${status}); expected samples/*.json`,
    });
  }
  for (const [index, entry] of samples.entries()) {
    const source = { file: path, index, offset: entry.offset, bytes: entry.packedBytes };
    const refuse = (problem: string): ReadResult => ({
      unreadable: {
        file: path,
        index,
        offset: entry.offset,
        error: `${path}: record ${index} (${entry.name}) ${problem}`,
      },
    });
    const { sample, problem } = await readSample({ path, reader: zip.read(entry, signal) });
    if (sample === null) {
      yield refuse(`cannot be read: ${problem}; reading goes on at the next sample`);
      continue;
    }
    try {
      yield { trajectory: convertSample(sample, { source, format: name, log }) };
    } catch (error) {
      if (!(error instanceof UnfitRecordError)) {
        throw error;
      }
      yield refuse(`is no run: ${error.message}`);
    }
  }
}

function samplesOf(zip: Zip): readonly ZipEntry[] {
  return [...zip.entries.values()].filter((entry) => sampleEntry.test(entry.name));
}

async function readHeader({ path, signal }: FormatInput, zip: Zip): Promise<InspectLog> {
  const members = new Map<string, unknown>();
  const entry = headers.map((header) => zip.entries.get(header)).find((found) => found !== undefined);
  if (entry === undefined) {
    return readInspectLog(members);
  }
  const reader = zip.read(entry, signal);
  for await (const piece of readPiecesOf({ path, reader, mode: 'object', only: inspectLogKeys })) {
    if (piece.kind === 'member') {
      members.set(piece.key, parseMember(piece.bytes));
    }
  }
  return readInspectLog(members);
}
