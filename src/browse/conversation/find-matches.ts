import type { Trajectory } from '../../records/trajectory.ts';
import type { Document } from '../document.ts';
import { lineText } from '../line.ts';
import { messageText } from './message-text.ts';

/** A place where the searched text stands: the step and the row within its block. */
export interface Match {
  readonly step: number;
  readonly line: number;
}

/** Every row of the conversation that holds `query`; a match that is broken over two rows counts as its step's first. */
export function findMatches({
  trajectory,
  document,
  query,
}: {
  trajectory: Trajectory;
  document: Document;
  query: string;
}): readonly Match[] {
  const wanted = query.toLowerCase();
  if (wanted === '') {
    return [];
  }
  const cached = matches.get(document);
  if (cached?.query === wanted) {
    return cached.found;
  }
  const found = trajectory.messages.flatMap((message, step): Match[] => {
    if (!messageText(message).includes(wanted)) {
      return [];
    }
    const lines = document.blocks[step]?.lines ?? [];
    const rows = lines.flatMap((line, index) => (lineText(line).toLowerCase().includes(wanted) ? [index] : []));
    return rows.length === 0 ? [{ step, line: 0 }] : rows.map((line) => ({ step, line }));
  });
  matches.set(document, { query: wanted, found });
  return found;
}

const matches = new WeakMap<Document, { query: string; found: readonly Match[] }>();
