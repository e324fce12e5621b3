import type { Finding } from '../records/finding.ts';
import type { Trajectory } from '../records/trajectory.ts';
import { passingWords } from '../report/verdict-words.ts';
import { sanitise } from '../text/sanitise.ts';
import { findingMark } from './author-mark.ts';
import { messagePlainText } from './conversation/message-text.ts';

/** A trajectory with its verdict as plain text, for an editor or a pager. */
export function trajectoryText({ finding, trajectory }: { finding: Finding; trajectory: Trajectory }): string {
  const verdict = [
    `run ${finding.trajectory}`,
    `file ${finding.source.file}, record ${finding.source.index}`,
    `reward ${finding.reward ?? 'unknown'}`,
    `verdict ${passingWords(finding) ?? `${findingMark(finding).word}, ${finding.type ?? 'no type'}`}, step ${finding.step ?? 'none'}`,
    finding.error ?? finding.description ?? '',
  ];
  const messages = trajectory.messages.map((message, step) => messagePlainText({ message, step }));
  return `${sanitise(verdict.join('\n'))}\n\n${messages.join('\n\n')}\n`;
}
