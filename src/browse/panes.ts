import type { Message } from '../records/message.ts';
import { conversationDocument } from './conversation/conversation.ts';
import { type Document, toDocument } from './document.ts';
import { layoutOf } from './layout.ts';
import { prose } from './prose.ts';
import type { Reader, State } from './state.ts';
import { tabDocument } from './tabs/tabs.ts';

/** The conversation of the open trajectory, or the sentence that says why there is none. */
export function conversationOf(state: State, reader: Reader): Document {
  const width = layoutOf(state).conversationColumns;
  const { opened } = reader;
  if (opened.status === 'reading') {
    return sentence('Reading the trajectory ...', width);
  }
  if (opened.status === 'failed') {
    return sentence(`The trajectory could not be read. ${opened.problem}`, width);
  }
  if (opened.trajectory.messages.length === 0) {
    const crash = opened.trajectory.crash?.message;
    return sentence(`This run holds no messages.${crash === undefined ? '' : ` It ended with: ${crash}`}`, width);
  }
  const { fullResults, reasoning, search: query } = reader;
  const layout = { width, glyphs: state.glyphs, fullResults, reasoning, query };
  return conversationDocument({ trajectory: opened.trajectory, layout });
}

/** The text of the tab that is open. */
export function sideOf(state: State, reader: Reader): Document {
  const { finding } = reader.row;
  const step = reader.conversation.cursor;
  const width = layoutOf(state).sideColumns;
  const trajectory = reader.opened.status === 'ready' ? reader.opened.trajectory : null;
  const input = { finding, width, glyphs: state.glyphs, step, trajectory };
  return tabDocument({ tab: reader.tab, input });
}

/** The message of a step, where the trajectory could be read. */
export function messageAt({ opened }: Reader, step: number): Message | null {
  return opened.status === 'ready' ? (opened.trajectory.messages[step] ?? null) : null;
}

/** Steps that some fault of the finding names, in order. */
export function faultySteps({ finding }: Reader['row']): readonly number[] {
  const steps = [finding.step, ...finding.faults.map((fault) => fault.step)].filter((step) => step !== null);
  return [...new Set(steps)].sort((left, right) => left - right);
}

function sentence(text: string, width: number): Document {
  return toDocument([{ step: null, lines: prose({ text, width }) }]);
}
