import type { Domain } from '../../../domains/engine/domain.ts';
import type { AlignmentRow } from '../../../records/finding.ts';
import type { CaseFile } from '../../case/case-file.ts';
import { objectOf } from '../../case/compare-arguments.ts';
import { completionClaim } from './phrases.ts';
import { topicOf } from './topics.ts';

/** Words that say that something was done. */
export interface Claim {
  readonly step: number;
  readonly sentence: string;
  /** Whether something else had been done by then. */
  readonly partly: boolean;
}

/**
 * The first claim of something done that no accepted write had done: any such claim before the first write; after it, one that speaks
 * of what a missing write does and names an object that no write has touched, or that could not be about a write that was made.
 */
export function falseClaim(file: CaseFile, missing: readonly AlignmentRow[]): Claim | null {
  const domain = file.knownDomain;
  for (const [step, message] of file.trajectory.messages.entries()) {
    const sentence = message.role === 'assistant' && message.said !== null ? completionClaim(message.said) : null;
    if (sentence === null) {
      continue;
    }
    const made = file.calls.filter((call) => call.effective && call.step < step);
    if (made.length === 0) {
      if (!file.calls.some((call) => call.effective && call.step === step)) {
        return { step, sentence, partly: false };
      }
      continue;
    }
    const claimed = missing.some(({ expected }) => {
      const topic = expected === null ? null : topicOf(expected.name, domain);
      if (expected === null || topic === null || !topic.test(sentence)) {
        return false;
      }
      const object = objectOf(expected.arguments, domain);
      const objects = made.flatMap((call) => objectOf(call.arguments, domain) ?? []);
      if (object !== null && sentence.includes(object)) {
        return !objects.includes(object);
      }
      return (
        !objects.some((one) => sentence.includes(one)) && !made.some((call) => speaksLike(topic, call.name, domain))
      );
    });
    if (claimed) {
      return { step, sentence, partly: true };
    }
  }
  return null;
}

/** Whether a claim of this topic may be about that tool: its own topic is the same, or its name is spoken of in such words. */
function speaksLike(topic: RegExp, tool: string, domain: Domain | null): boolean {
  return topicOf(tool, domain)?.source === topic.source || topic.test(tool.replaceAll('_', ' '));
}
