import type { Finding } from '../records/finding.ts';
import type { InferredDomain } from './infer-domain.ts';

/** What came out for one file. */
export interface FileSummary {
  readonly file: string;
  readonly domain: InferredDomain;
  readonly findingsPath: string;
  readonly read: number;
  readonly chosen: number;
  readonly reused: number;
  readonly passed: number;
  readonly ungraded: number;
  readonly filtered: number;
}

/** What came out of one call. */
export interface AnalyzeResult {
  readonly files: readonly FileSummary[];
  readonly refused: readonly { readonly file: string; readonly reason: string }[];
  /** How many findings there are, and how many of them are errors. */
  readonly count: number;
  readonly errors: number;
  readonly interrupted: boolean;
  /** Chosen runs that were not judged because `maxCost` was spent. */
  readonly unpaid: number;
  /** The findings in the order of files and records, read from disk one at a time. */
  findings(): AsyncGenerator<Finding>;
}
