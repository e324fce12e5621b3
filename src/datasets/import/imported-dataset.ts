/** One domain of a benchmark's repository, as the files of a data set. */
export interface ImportedDataset {
  readonly domain: string;
  /** By path within the data set's folder. */
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  /** One sentence for each thing that is not there. */
  readonly notes: readonly string[];
}

/** What came, and one sentence for each thing that was left out. */
export interface Imported {
  readonly datasets: readonly ImportedDataset[];
  readonly notes: readonly string[];
}
