import type { Dataset } from '../../datasets/dataset.ts';

/** Every option that bears on the results, as plain JSON without keys; a run is resumed only with equal ones. */
export type RunSettings = Readonly<Record<string, unknown>>;

/** Settings and what else of them goes into the header. */
export interface RunDescription {
  readonly settings: RunSettings;
  /** The options as they were given, for `--resume PATH`. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly promptHashes: Readonly<Record<string, string>>;
  readonly dataset: Dataset;
  /** Null for a built-in data set. */
  readonly datasetPath: string | null;
  readonly agentModel: string | null;
  readonly userModel: string | null;
}
