import type { CaseFile } from '../case/case-file.ts';
import { proposes, refusalIn } from '../evidence/reading/agent-acts.ts';
import { asksForOther, replyOf, selects } from '../evidence/reading/replies.ts';
import { type Apart, type Stance, settlesOn, stanceOf } from '../evidence/reading/tell-apart.ts';
import type { Link } from './chain.ts';
import { type Own, settlesOwn } from './own-clause.ts';
import { pickFrom } from './pick-from.ts';
import { agentBefore, quoteFrom, type Turn, turnsOf } from './turns.ts';

/** Where the user stands between the two values when the call is made, and how it came there. */
export interface Position {
  readonly side: 'expected' | 'actual' | 'both';
  readonly by: 'own' | 'consent';
  readonly step: number;
}

/** The walk of one value through the conversation, up to the call. */
export interface Walk {
  readonly position: Position | null;
  readonly links: readonly Link[];
  /** The user did not take the expected value when it was offered to it. */
  readonly passedOver: number | null;
  /** The user turned the expected value down when it was offered. */
  readonly turnedDown: number | null;
  /** First time that the agent put both before the user. */
  readonly listed: number | null;
  /** The user's pick by place or comparison from a list that held both. */
  readonly picked: number | null;
  /** First time that each side spoke for the actual value. */
  readonly agentFirst: number | null;
  readonly userFirst: number | null;
  /** The user's own words for the expected value. */
  readonly wished: number | null;
  /** The agent refused something between the user's two positions. */
  readonly refusedBetween: boolean;
}

/** Goes through the turns before a call and notes where each side stands between two values. */
export function walkTo({
  file,
  step,
  apart,
  ordered,
  own,
}: {
  readonly file: CaseFile;
  readonly step: number;
  readonly apart: Apart;
  readonly ordered: boolean;
  /** Tells this change from others of its kind; null where there are none. */
  readonly own: Own | null;
}): Walk {
  const turns = turnsOf(file).filter((turn) => turn.step < step);
  let position: Position | null = null;
  let wished: number | null = null;
  let agentFirst: number | null = null;
  let userFirst: number | null = null;
  let refusedBetween = false;
  let refusedSinceWish = false;
  let turnedDown: number | null = null;
  let passedOver: number | null = null;
  let listed: number | null = null;
  let picked: number | null = null;
  let lastListed: number | null = null;
  const links: Link[] = [];
  const wordOf = (said: string): Stance => {
    const inParticular = own !== null && stanceOf(said, apart) === 'both' ? settlesOwn(said, apart, own) : 'both';
    return inParticular === 'both' ? settlesOn(said, apart, ordered) : inParticular;
  };
  for (const turn of turns) {
    const stance =
      turn.speaker === 'user'
        ? wordOf(turn.said)
        : ordered
          ? settlesOn(turn.said, apart, true)
          : stanceOf(turn.said, apart);
    if (turn.speaker === 'agent') {
      if (stance === 'actual') {
        agentFirst ??= turn.step;
      }
      if (stance === 'both') {
        listed ??= turn.step;
        lastListed = turn.step;
      }
      if (wished !== null && refusalIn(turn.said) !== null) {
        refusedSinceWish = true;
      }
      if (stance !== 'neither') {
        links.push(link(file, 'agent_offers', turn.step, stance));
      }
      continue;
    }
    const before = agentBefore(turns, turn.step);
    const reply = replyOf(turn.said);
    const offeredExpected = before !== null && stanceOf(before.said, apart) === 'expected' && proposes(before.said);
    if (offeredExpected && reply !== 'agrees' && stance !== 'expected') {
      passedOver ??= turn.step;
    }
    if (offeredExpected && reply === 'agrees') {
      passedOver = null;
    }
    if (
      offeredExpected &&
      reply !== 'agrees' &&
      stance !== 'actual' &&
      (reply === 'declines' || asksForOther(turn.said))
    ) {
      turnedDown ??= turn.step;
      links.push(link(file, 'user_declines', turn.step, 'actual'));
      continue;
    }
    if (listed !== null && before?.step === lastListed && stance === 'neither' && selects(turn.said)) {
      const pick = pickFrom(before?.said ?? '', turn.said, apart);
      if (pick === 'expected') {
        position = { side: 'expected', by: 'own', step: turn.step };
        wished = turn.step;
        links.push(link(file, 'user_asks', turn.step, 'expected'));
        continue;
      }
      picked = turn.step;
    }
    const next = positionAfter({ turn, stance, turns, apart, before: position });
    if (next === null) {
      continue;
    }
    if (next.side === 'expected' && next.by === 'own') {
      wished = turn.step;
    }
    if (next.side === 'actual' && next.by === 'own') {
      userFirst ??= turn.step;
    }
    if (next.side === 'actual' && refusedSinceWish) {
      refusedBetween = true;
    }
    if (next.side === 'expected') {
      refusedSinceWish = false;
    }
    links.push(
      link(
        file,
        next.by === 'own' ? (position === null ? 'user_asks' : 'user_changes') : 'user_agrees',
        turn.step,
        next.side,
      ),
    );
    position = next;
  }
  return { position, links, agentFirst, userFirst, wished, refusedBetween, turnedDown, passedOver, listed, picked };
}

/** Where a user turn leaves the user; null where it says nothing about the two values. */
function positionAfter({
  turn,
  stance,
  turns,
  apart,
  before,
}: {
  readonly turn: Turn;
  readonly stance: Stance;
  readonly turns: readonly Turn[];
  readonly apart: Apart;
  readonly before: Position | null;
}): Position | null {
  const { step } = turn;
  const offer = agentBefore(turns, step);
  const offered = offer === null ? 'neither' : stanceOf(offer.said, apart);
  const reply = replyOf(turn.said);
  if (stance === 'expected') {
    return { side: 'expected', by: 'own', step };
  }
  if (stance === 'actual') {
    return { side: 'actual', by: 'own', step };
  }
  if (stance === 'both') {
    return { side: 'both', by: 'own', step };
  }
  if (stance === 'against_actual' && before?.side !== 'actual') {
    return { side: 'expected', by: 'own', step };
  }
  if (reply !== 'agrees' && reply !== 'mixed') {
    return null;
  }
  if (offered !== 'actual' && offered !== 'expected') {
    return null;
  }
  // Who says yes to its own wish has said nothing new.
  return before?.side === offered && before.by === 'own' ? null : { side: offered, by: 'consent', step };
}

function link(file: CaseFile, kind: Link['kind'], step: number, stance: Stance): Link {
  return { kind, step, quote: quoteFrom(file, step), supports: supportOf(stance) };
}

/** The side that a stance supports. */
export function supportOf(stance: Stance): Link['supports'] {
  if (stance === 'against_actual') {
    return 'expected';
  }
  if (stance === 'against_expected') {
    return 'actual';
  }
  return stance === 'both' ? 'unclear' : stance;
}
