import { clamp, moveTo } from '../document.ts';
import { layoutOf } from '../layout.ts';
import { conversationOf, sideOf } from '../panes.ts';
import { type ListPlace, listRows, type State } from '../state.ts';

/** Brings every cursor back onto something that exists and onto the screen, after the size or the rows have changed. */
export function settle(state: State): State {
  const { listRows: rows, paneRows } = layoutOf(state);
  const runs = movedList({ place: state.runs, count: state.files.length, rows, to: state.runs.cursor });
  const list = movedList({ place: state.list, count: listRows(state).length, rows, to: state.list.cursor });
  const { reader } = state;
  if (reader === null) {
    return { ...state, runs, list };
  }
  const settled = { ...state, runs, list };
  const conversation = moveTo({
    document: conversationOf(settled, reader),
    place: reader.conversation,
    rows: paneRows,
    block: reader.conversation.cursor,
  });
  const side = moveTo({
    document: sideOf(settled, reader),
    place: reader.side,
    rows: paneRows,
    block: reader.side.cursor,
  });
  return { ...settled, reader: { ...reader, conversation, side } };
}

/** The list with its cursor at `to`, scrolled as little as shows it. */
export function movedList({
  place,
  count,
  rows,
  to,
}: {
  place: ListPlace;
  count: number;
  rows: number;
  to: number;
}): ListPlace {
  const cursor = clamp(to, 0, Math.max(0, count - 1));
  const top = clamp(place.top, Math.max(0, cursor - rows + 1), cursor);
  return { cursor, top: clamp(top, 0, Math.max(0, count - rows)) };
}
