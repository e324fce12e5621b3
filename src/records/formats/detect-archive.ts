import type { ByteSource } from '../json/byte-source.ts';
import { readBytes } from '../json/read-chunks.ts';
import { openZip } from '../zip/open-zip.ts';
import type { FileHead, Format } from './format.ts';
import { formats } from './formats.ts';
import { UnreadableInputError } from './unreadable-input-error.ts';

/** How a zip begins: with an entry, or, where it is empty, with the end of its directory. */
const beginnings = ['PK\u0003\u0004', 'PK\u0005\u0006'];

/** Whether a file is a zip archive, by its first bytes. */
export async function isZip({ path, bytes }: { path: string; bytes: ByteSource }): Promise<boolean> {
  const first = await readBytes({ path, offset: 0, length: 4, bytes });
  return beginnings.includes(first.toString('latin1'));
}

/** The format of an archive by the names of the files in it; throws {@link UnreadableInputError} that lists them where there is none. */
export async function detectArchive({
  path,
  named,
  bytes,
}: {
  readonly path: string;
  readonly named: Format | null;
  readonly bytes: ByteSource;
}): Promise<{ readonly format: Format; readonly head: FileHead }> {
  const zip = await openZip({ path, bytes });
  const names = [...zip.entries.keys()];
  await zip.close();
  const head: FileHead = { container: 'archive', keys: names, lists: [], list: null };
  const format = formats.find((candidate) => candidate.detect(head));
  if (format === undefined) {
    const shown = names.slice(0, 4).map((name) => JSON.stringify(name.slice(0, 60)));
    const found = names.length === 0 ? 'without a file' : `of ${names.length} files, such as ${shown.join(', ')}`;
    const problem = `it is a zip archive ${found}, and no Inspect log, which has header.json and samples/; unpack it and name the folder or the results files in it`;
    throw new UnreadableInputError({ path, problem });
  }
  if (named !== null && named !== format) {
    throw new UnreadableInputError({
      path,
      problem: `it is an Inspect log in a zip archive; it cannot be read as ${named.name}`,
    });
  }
  return { format, head };
}
