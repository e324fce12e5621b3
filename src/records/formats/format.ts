import type { ChunkOptions } from '../json/read-chunks.ts';
import type { Source, Trajectory } from '../trajectory.ts';

/** How a file holds its records: `list` (one top-level list), `object` (one top-level object with a list of records inside),
 * `values` (whole values one after another: JSON lines, or a single record),  `directory`; `archive`: a zip. */
export type Container = 'list' | 'object' | 'values' | 'directory' | 'archive';

/** What a reader needs to recognise its files: found by reading a file's beginning, never from its name. */
export interface FileHead {
  readonly container: Container;
  /** Names of the files in it (`archive`), keys of a record (`list`, `values`) or of the top-level object as far as they had to be read (`object`). */
  readonly keys: readonly string[];
  /** Those of the keys whose values are lists. */
  readonly lists: readonly string[];
  /** `object` only: a list among the values whose elements had to be looked at, and the keys of one element. */
  readonly list: { readonly key: string; readonly keys: readonly string[]; readonly lists: readonly string[] } | null;
}

/** One input of a reader. */
export interface FormatInput extends ChunkOptions {
  readonly head: FileHead;
}

/** A record that could not be read; the rest of the file goes on. */
export interface UnreadableRecord {
  readonly file: string;
  /** Position among the file's records, from 0; null where the damage lies between records or outside their list. */
  readonly index: number | null;
  /** First byte of the record or of the damage; null in compressed files. */
  readonly offset: number | null;
  /** One sentence: file, record, byte offset, what was expected. */
  readonly error: string;
}

/** What a reader yields, in the order of the file. */
export type ReadResult =
  | { readonly trajectory: Trajectory; readonly unreadable?: never }
  | { readonly unreadable: UnreadableRecord; readonly trajectory?: never };

/** A reader for one foreign format: it turns a file into trajectories, one at a time. */
export interface Format {
  /** The name that `--format-in` takes. */
  readonly name: string;
  /** What its files look like, in one phrase. */
  readonly summary: string;
  /** Whether a file that begins like this is of this format. */
  readonly detect: (head: FileHead) => boolean;
  /** Every record in the order of the file. */
  readonly read: (input: FormatInput) => AsyncIterable<ReadResult>;
  /** One record of a file that is not compressed, by its bytes; throws where no such record stands there. */
  readonly readAt: (input: FormatInput, source: SourceBytes) => Promise<Trajectory>;
}

/** A source whose bytes are known. */
export type SourceBytes = Source & { readonly offset: number; readonly bytes: number };
