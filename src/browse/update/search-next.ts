import { findMatches, type Match } from '../conversation/find-matches.ts';
import { moveTo } from '../document.ts';
import { layoutOf } from '../layout.ts';
import { conversationOf } from '../panes.ts';
import type { Reader, State } from '../state.ts';

/** Goes to the next (1) or previous (-1) match of the search, around the end where there is no further one. */
export function searchNext(state: State, reader: Reader, by: 1 | -1): State {
  if (reader.search === '') {
    return { ...state, notice: 'Nothing is searched for; / searches.' };
  }
  const found = matchesOf(state, reader);
  if (found.length === 0) {
    return { ...state, notice: `"${reader.search}" stands nowhere in this conversation.` };
  }
  const at = reader.match === -1 ? nearest({ found, reader, by }) : (reader.match + by + found.length) % found.length;
  const match = found[at];
  if (match === undefined) {
    return state;
  }
  const conversation = moveTo({
    document: conversationOf(state, reader),
    place: reader.conversation,
    rows: layoutOf(state).paneRows,
    block: match.step,
    line: match.line,
  });
  return { ...state, reader: { ...reader, conversation, match: at, focus: 'conversation' } };
}

/** All matches of the search in the open conversation. */
export function matchesOf(state: State, reader: Reader): readonly Match[] {
  if (reader.opened.status !== 'ready') {
    return [];
  }
  const { trajectory } = reader.opened;
  return findMatches({ trajectory, document: conversationOf(state, reader), query: reader.search });
}

function nearest({ found, reader, by }: { found: readonly Match[]; reader: Reader; by: 1 | -1 }): number {
  const step = reader.conversation.cursor;
  const at =
    by === 1 ? found.findIndex((match) => match.step >= step) : found.findLastIndex((match) => match.step <= step);
  return at === -1 ? (by === 1 ? 0 : found.length - 1) : at;
}
