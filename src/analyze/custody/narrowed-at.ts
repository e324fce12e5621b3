import type { CaseFile } from '../case/case-file.ts';
import { proposes, refusalIn } from '../evidence/reading/agent-acts.ts';
import { plainWords } from '../evidence/reading/plain-words.ts';
import { narrows, replyOf } from '../evidence/reading/replies.ts';
import { agentBefore, turnsOf } from './turns.ts';

/** Words by which a user learns what its wish takes. */
const tells = /\$\d|\b(?:costs?|fees?|charged?|price|extra|each|in total|altogether|does not cover|holds)\b/;

/**
 * The turn in which the user cut its own wish down after the agent had told a price or a limit, where the agent put the smaller wish
 * before it and it said yes before the call at `step`; null where nothing like that was said.
 */
export function narrowedAt(file: CaseFile, step: number): number | null {
  const turns = turnsOf(file).filter((turn) => turn.step < step);
  const last = turns.findLast(({ speaker }) => speaker === 'user');
  const put = last === undefined ? null : agentBefore(turns, last.step);
  if (last === undefined || put === null || !proposes(put.said) || replyOf(last.said) !== 'agrees') {
    return null;
  }
  const before = turns.findLast(({ speaker, step: at }) => speaker === 'user' && at < put.step);
  const told = before === undefined ? null : agentBefore(turns, before.step);
  const learned = told !== null && (tells.test(plainWords(told.said)) || refusalIn(told.said) !== null);
  const isFirst = before === turns.find(({ speaker }) => speaker === 'user');
  return before !== undefined && learned && !isFirst && narrows(before.said) ? before.step : null;
}
