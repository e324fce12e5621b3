import type { Finding } from '../../records/finding.ts';
import type { Message } from '../../records/message.ts';
import type { Glyphs } from '../glyphs.ts';

/** What a tab is made from. */
export interface TabInput {
  readonly finding: Finding;
  readonly width: number;
  readonly glyphs: Glyphs;
  /** The step under the cursor of the conversation. */
  readonly step: number;
  /** Its message, where the trajectory could be read. */
  readonly message: Message | null;
}
