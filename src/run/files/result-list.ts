import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { writeWhole } from '../../records/write-whole.ts';
import type { KeptLine } from './read-journal.ts';

/**
 * Writes tau-bench's list from a journal's lines, one record a line, in the given order. The file is there whole or as it
 * was before. One record is held at a time.
 */
export async function writeResultList({
  path,
  journal,
  lines,
}: {
  readonly path: string;
  readonly journal: string;
  readonly lines: readonly KeptLine[];
}): Promise<void> {
  await writeWhole({
    path,
    content: async (file) => {
      await file.appendFile('[');
      let first = true;
      for await (const record of keptRecords({ journal, lines })) {
        await file.appendFile(first ? '\n' : ',\n');
        await file.appendFile(record);
        first = false;
      }
      await file.appendFile('\n]\n');
    },
  });
}

/** The records of a journal in the given order, each as the bytes of its JSON. */
export async function* keptRecords({
  journal,
  lines,
}: {
  readonly journal: string;
  readonly lines: readonly KeptLine[];
}): AsyncGenerator<Buffer> {
  const source = await open(journal, 'r');
  try {
    for (const { offset, bytes } of lines) {
      const { buffer, bytesRead } = await source.read(Buffer.alloc(bytes), 0, bytes, offset);
      if (bytesRead < bytes) {
        throw new Error(`${journal} was cut short while it was read; nothing was written from it.`);
      }
      yield buffer;
    }
  } finally {
    await source.close();
  }
}

/** Turns a list that `writeResultList` wrote into a journal again, so that there is one way to go on with a run. */
export async function journalFromList({
  list,
  journal,
  head,
}: {
  readonly list: string;
  readonly journal: string;
  readonly head: unknown;
}): Promise<void> {
  async function* lines(): AsyncGenerator<string> {
    yield `${JSON.stringify({ journal: 1, head })}\n`;
    // Made here: lines that come before somebody asks for them are lost.
    const records = createInterface({ input: createReadStream(list), crlfDelay: Number.POSITIVE_INFINITY });
    for await (const line of records) {
      if (line.startsWith('{') && /\},?$/.test(line)) {
        yield `${line.replace(/,$/, '')}\n`;
      } else if (!['[', ']', ''].includes(line)) {
        throw new Error(
          `${list} was laid out anew since it was written, so it cannot be gone on with: one record a line is needed.`,
        );
      }
    }
  }
  await writeWhole({
    path: journal,
    content: async (file) => {
      for await (const line of lines()) {
        await file.appendFile(line);
      }
    },
  });
}
