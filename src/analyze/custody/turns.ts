import type { CaseFile } from '../case/case-file.ts';
import { withoutStop } from '../evidence/reading/replies.ts';

/** One turn of the conversation: words that reached the other side. */
export interface Turn {
  readonly step: number;
  readonly speaker: 'user' | 'agent';
  /** Without a stop token. */
  readonly said: string;
}

const known = new WeakMap<CaseFile, readonly Turn[]>();

/** Everything that user and agent said to each other, in order. */
export function turnsOf(file: CaseFile): readonly Turn[] {
  const cached = known.get(file);
  if (cached) {
    return cached;
  }
  const turns = file.trajectory.messages.flatMap(({ role, said }, step): Turn[] =>
    said !== null && (role === 'user' || role === 'assistant')
      ? [
          {
            step,
            speaker: role === 'user' ? 'user' : 'agent',
            said: withoutThoughts(role === 'user' ? withoutStop(said) : said),
          },
        ]
      : [],
  );
  known.set(file, turns);
  return turns;
}

function withoutThoughts(text: string): string {
  return text.replace(/<think>[\s\S]*?(<\/think>|$)/g, '');
}

/** The agent's last words before a step; null where it had said nothing. */
export function agentBefore(turns: readonly Turn[], step: number): Turn | null {
  return turns.findLast((turn) => turn.speaker === 'agent' && turn.step < step) ?? null;
}

/** The user's last turn before a step. */
export function userBefore(turns: readonly Turn[], step: number): Turn | null {
  return turns.findLast((turn) => turn.speaker === 'user' && turn.step < step) ?? null;
}

/** At most 240 characters of a turn, verbatim, around what a pattern finds in it or from its start. */
export function quoteFrom(file: CaseFile, step: number | null): string | null {
  if (step === null) {
    return null;
  }
  const content = file.trajectory.messages[step]?.said ?? file.trajectory.messages[step]?.content ?? '';
  return content === '' ? null : content.slice(0, 240);
}
