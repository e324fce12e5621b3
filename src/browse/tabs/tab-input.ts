import type { Finding } from '../../records/finding.ts';
import type { Trajectory } from '../../records/trajectory.ts';
import type { Glyphs } from '../glyphs.ts';

/** What a tab is made from. */
export interface TabInput {
  readonly finding: Finding;
  readonly width: number;
  readonly glyphs: Glyphs;
  /** The step under the cursor of the conversation. */
  readonly step: number;
  /** The run, where it could be read. */
  readonly trajectory: Trajectory | null;
}
