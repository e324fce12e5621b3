import type { Trajectory } from '../trajectory.ts';

/**
 * What a reader needs to know to recognise its files, found by reading a file's beginning and never from its name.
 * `container`: `array` (one top-level list), `object` (one top-level object that is streamed by key), `values` (whole JSON
 * values one after another: JSON lines, or a single record), `directory`.
 * `keys`: keys of the first record, or of the top-level object as far as they had to be read.
 */
export interface FileHead {
  readonly container: 'array' | 'object' | 'values' | 'directory';
  readonly keys: readonly string[];
  /** The first record where it is small enough to have been read whole; else undefined. */
  readonly first: unknown;
}

/** A record that could not be read; the rest of the file goes on. */
export interface UnreadableRecord {
  readonly file: string;
  readonly index: number;
  readonly offset: number | null;
  /** One sentence: file, record, byte offset, what was expected. */
  readonly error: string;
}

/** What a reader yields, in the order of the file. */
export type ReadResult =
  | { readonly trajectory: Trajectory; readonly unreadable?: never }
  | { readonly unreadable: UnreadableRecord; readonly trajectory?: never };
