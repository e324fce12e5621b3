/** What the scanner finds, in the order of the file. Bytes are views of a chunk: use them before the next one is read. */
export type JsonPiece =
  /** An element of the top-level list or of a list that is split, or (mode `values`) a whole value. */
  | {
      readonly kind: 'record';
      /** The key of the list that it stands in; null at the top. */
      readonly list: string | null;
      readonly index: number;
      readonly offset: number;
      readonly length: number;
      readonly bytes: Buffer;
      readonly keys: readonly string[];
      /** Those of the keys whose values are lists. */
      readonly lists: readonly string[];
    }
  /** Mode `object`: a key whose value comes next. */
  | { readonly kind: 'key'; readonly key: string }
  /** Mode `object`: the value of a key begins. */
  | { readonly kind: 'begins'; readonly key: string; readonly isList: boolean }
  /** Mode `object`: a value that is not split. */
  | { readonly kind: 'member'; readonly key: string; readonly offset: number; readonly bytes: Buffer }
  /** The top-level list or object is complete. */
  | { readonly kind: 'end' }
  | JsonDamage;

/** A place where the bytes are not JSON, or end too early. */
export interface JsonDamage {
  readonly kind: 'damage';
  readonly list: string | null;
  /** The record that is damaged; null between records. */
  readonly index: number | null;
  /** First byte of the damaged record; the place itself between records. */
  readonly offset: number;
  /** The byte at which it was noticed. */
  readonly at: number;
  readonly expected: string;
  /** Whether the file simply ends here. */
  readonly cut: boolean;
  /** Keys of the damaged record as far as they were read, and those whose values are lists. */
  readonly keys: readonly string[];
  readonly lists: readonly string[];
}

/** `list`: one top-level list; `object`: one top-level object; `values`: whole values one after another. */
export type ScanMode = 'list' | 'object' | 'values';
