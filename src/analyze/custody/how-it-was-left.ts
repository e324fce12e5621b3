import { isEndedByUser } from '../../records/trajectory.ts';
import type { CaseFile } from '../case/case-file.ts';
import { asks, proposes } from '../evidence/reading/agent-acts.ts';
import type { Deed } from '../evidence/reading/deed.ts';
import { plainWords } from '../evidence/reading/plain-words.ts';
import { replyOf, stopTokens, takesLeave } from '../evidence/reading/replies.ts';
import type { Turn } from './turns.ts';
import { speaksOf } from './wish-fate.ts';

/** Whether the last message of the record is the user's and ends the conversation. */
export function endedByUser({ trajectory: { messages, termination } }: CaseFile): boolean {
  const last = messages.findLastIndex(({ role }) => role === 'user');
  return (
    last >= 0 && (isEndedByUser(termination) || stopTokens.test(messages[last]?.said ?? messages[last]?.content ?? ''))
  );
}

/** Words by which a user goes away to come back. */
const putsOff = /\b(?:get back to you|reach out|come back|be back|later|once i (?:have|find))\b/;

/** The user leaves on the agent's open question about this, or with a go-ahead or a wish that nobody could act on any more. */
export function leftTooSoon({
  deed,
  others,
  turns,
  lastUser,
  lastAgent,
  asked,
}: {
  readonly deed: Deed;
  readonly others: readonly Deed[];
  readonly turns: readonly Turn[];
  readonly lastUser: Turn;
  readonly lastAgent: Turn;
  readonly asked: number | null;
}): boolean {
  const reply = replyOf(lastUser.said);
  const open = asks(lastAgent.said) && (speaksOf(lastAgent.said, deed, others) || asked !== null);
  const answers = lastUser.said.trim() !== '' && !takesLeave(lastUser.said) && !putsOff.test(plainWords(lastUser.said));
  if (open && proposes(lastAgent.said) && reply !== 'declines') {
    return true;
  }
  if (open && reply !== 'declines' && !asksForWhatIsNotKnown(lastAgent, turns)) {
    return true;
  }
  if (open && answers && reply !== 'declines') {
    return true;
  }
  return answers && reply !== 'declines' && speaksOf(lastUser.said, deed, others) && asked === lastUser.step;
}

/** An agent that insists on a number which the user has said it does not have keeps itself from acting. */
function asksForWhatIsNotKnown(lastAgent: Turn, turns: readonly Turn[]): boolean {
  if (!/\b(?:id|ids|number|confirmation|reference)\b/.test(plainWords(lastAgent.said))) {
    return false;
  }
  return turns.some(
    ({ speaker, said }) =>
      speaker === 'user' &&
      /\b(?:do not|don'?t|can'?t|cannot|no longer) (?:have|know|remember|recall|find)\b/.test(plainWords(said)),
  );
}
