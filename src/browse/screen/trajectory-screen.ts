import type { Finding } from '../../records/finding.ts';
import { proofOf } from '../../records/proof.ts';
import { proofWords } from '../../report/proof-words.ts';
import { verdictWords } from '../../report/verdict-words.ts';
import { authorMark, findingMark } from '../author-mark.ts';
import { type Document, type Place, visibleLines } from '../document.ts';
import { type Layout, layoutOf } from '../layout.ts';
import { fitLine, highlight, type Line, type Span, span } from '../line.ts';
import { conversationOf, sideOf } from '../panes.ts';
import type { Reader, State } from '../state.ts';
import { tabs } from '../tabs/tabs.ts';

/** A trajectory: its verdict in one row, the tabs, and below them conversation and tab, side by side where there is room. */
export function trajectoryScreen(state: State, reader: Reader): readonly Line[] {
  const layout = layoutOf(state);
  const title = titleLine({ state, reader, layout });
  const tabRow = layout.tabRow ? [tabLine({ state, reader, layout })] : [];
  if (layout.panes === 'conversation') {
    return [title, ...tabRow, ...conversationPane({ state, reader, layout })];
  }
  if (layout.panes === 'side') {
    return [title, ...tabRow, ...sidePane({ state, reader, layout })];
  }
  const left = conversationPane({ state, reader, layout });
  const right = sidePane({ state, reader, layout });
  const border = span(` ${state.glyphs.border} `, { dim: true });
  const rows = Array.from({ length: layout.paneRows }, (_, index): Line => {
    const line = fitLine({ line: left[index] ?? [], width: layout.conversationColumns + 1, mark: state.glyphs.cut });
    return [...line, border, ...(right[index] ?? [])];
  });
  return [title, ...tabRow, ...rows];
}

function titleLine({ state, reader, layout }: { state: State; reader: Reader; layout: Layout }): Line {
  const { finding } = reader.row;
  const mark = findingMark(finding);
  const dot = ` ${state.glyphs.dot} `;
  const words = verdictWords(finding);
  const proof = proofOf(finding);
  const facts = [
    finding.status === 'error' ? null : words.type,
    finding.step === null ? null : `step ${finding.step}`,
    words.who === '-' ? null : words.who,
    finding.confidence === null ? null : finding.confidence.toFixed(2),
    proof === null ? null : proofWords[proof.proof],
    finding.reward === null ? 'ungraded' : `reward ${finding.reward}`,
  ].filter((fact) => fact !== null);
  const narrowTab = layout.tabRow || layout.panes === 'conversation' ? '' : `${tabs[reader.tab]?.short ?? ''}${dot}`;
  return [
    span(`${narrowTab}task ${finding.task_id ?? '?'}${finding.trial === null ? '' : ` trial ${finding.trial}`} `, {
      bold: true,
    }),
    span(`${mark.glyph} ${mark.word}`, { bold: true, color: mark.color }),
    span(`${dot}${facts.join(dot)}`),
  ];
}

function tabLine({ state, reader, layout }: { state: State; reader: Reader; layout: Layout }): Line {
  const onePane = layout.panes !== 'both';
  const inConversation = reader.focus === 'conversation';
  const room = onePane ? layout.columns : layout.sideColumns + 1;
  const columns = (read: (tab: (typeof tabs)[number]) => string) =>
    tabs.reduce((sum, tab) => sum + read(tab).length + 4, onePane ? 15 : 0);
  const full = columns(({ title }) => title) <= room;
  const numbersOnly = columns(({ short }) => short) > room;
  const titles = tabs.map(({ title, short }, index) => {
    const active = index === reader.tab && !(onePane && inConversation);
    // Half a name says less than the number that opens the tab.
    const name = full ? ` ${title}` : numbersOnly && !active ? '' : ` ${short}`;
    return tabSpan({ text: `${index + 1}${name}`, active, focused: !inConversation });
  });
  const text = full || !onePane ? 'Conversation' : 'Conv';
  const conversation = tabSpan({ text, active: inConversation, focused: inConversation });
  if (onePane) {
    return [conversation, ...titles];
  }
  const left = fitLine({ line: [conversation], width: layout.conversationColumns + 1, mark: state.glyphs.cut });
  return [...left, span(` ${state.glyphs.border} `, { dim: true }), ...titles];
}

// Brackets say which tab is open where there is no reverse video.
function tabSpan({ text, active, focused }: { text: string; active: boolean; focused: boolean }): Span {
  return active ? span(`[${text}]`, { inverse: focused, bold: true }) : span(` ${text} `, { dim: true });
}

type PaneInput = { readonly state: State; readonly reader: Reader; readonly layout: Layout };

function conversationPane({ state, reader, layout }: PaneInput): readonly Line[] {
  const { finding } = reader.row;
  const document = conversationOf(state, reader);
  const focused = reader.focus === 'conversation';
  const lines = paneLines({ state, document, place: reader.conversation, rows: layout.paneRows, focused });
  return lines.map(({ line, block, first }) => {
    const marks = first && reader.opened.status === 'ready' ? faultMarks(finding, block) : [];
    return highlight({ line: [...line, ...marks], query: reader.search });
  });
}

function sidePane({ state, reader, layout }: PaneInput): readonly Line[] {
  const document = sideOf(state, reader);
  const focused = reader.focus === 'side';
  return paneLines({ state, document, place: reader.side, rows: layout.paneRows, focused }).map(({ line }) => line);
}

function paneLines({
  state,
  document,
  place,
  rows,
  focused,
}: {
  state: State;
  document: Document;
  place: Place;
  rows: number;
  focused: boolean;
}): readonly { readonly line: Line; readonly block: number; readonly first: boolean }[] {
  // A cursor says nothing where there is only one block to be on.
  const shown = document.blocks.length > 1;
  return visibleLines({ document, top: place.top, rows }).map(({ line, block, first }) => {
    const here = shown && block === place.cursor && (line.length > 0 || first);
    const gutter = here
      ? span(state.glyphs.cursor, focused ? { color: 'cyan', bold: true } : { dim: true })
      : span(' ');
    return { line: [gutter, ...line], block, first };
  });
}

function faultMarks(finding: Finding, step: number): Line {
  return finding.faults.flatMap((fault, index) => {
    if (fault.step !== step) {
      return [];
    }
    const mark = authorMark(fault.author);
    const root = index === finding.root_fault ? '' : ' (not the root)';
    return [span(`  ${mark.glyph} ${mark.word} ${fault.type}${root}`, { color: mark.color, bold: true })];
  });
}
