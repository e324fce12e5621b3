import type { Label } from '../label.ts';

/** A label as a yardstick: our own record, and what label files of others say beyond it. */
export interface ReferenceLabel extends Label {
  /** AgentRx's category in our spelling, where the file names one; see `agentrxCategory`. */
  readonly category: string | null;
  /** The category as the file has it. */
  readonly category_text: string | null;
  /** Steps (from 0) of further failures that are not the root cause. */
  readonly other_steps: readonly number[];
}

/** A label file as far as it could be read. */
export interface LabelFile {
  readonly file: string;
  readonly kind: LabelKind;
  /** SHA-256 of the file's text, in hex. */
  readonly hash: string;
  readonly labels: readonly ReferenceLabel[];
  /** One sentence for each row that could not be read and is left out. */
  readonly problems: readonly string[];
}

/** `labels`: ours, one JSON object a line; `agentrx`: AgentRx's list; `annotator_csv`: task, failure case, step, details. */
export type LabelKind = 'labels' | 'agentrx' | 'annotator_csv';
