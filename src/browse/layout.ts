import type { Size, State } from './state.ts';

/** From so many columns on, conversation and tabs stand side by side. */
export const twoPaneColumns = 100;

/** Rows and columns of the parts of the screen. The last row of the terminal stays free, as Ink needs it. */
export interface Layout {
  readonly columns: number;
  readonly rows: number;
  /** Rows of a list, below its headings and above the status line. */
  readonly listRows: number;
  /** Rows of a pane of a trajectory. */
  readonly paneRows: number;
  /** Whether the tabs have a row of their own above the panes. */
  readonly tabRow: boolean;
  readonly panes: 'both' | 'conversation' | 'side';
  readonly conversationColumns: number;
  readonly sideColumns: number;
}

/** How the screen is divided. Widths are those of the text, without the column of the cursor. */
export function layoutOf(state: Pick<State, 'size' | 'reader'>): Layout {
  const { columns, rows } = usableSize(state.size);
  const { reader } = state;
  const both = columns >= twoPaneColumns && reader !== null && !reader.zoom;
  const panes = both ? 'both' : (reader?.focus ?? 'conversation');
  const tabRow = rows >= 8;
  const half = both ? Math.floor((columns - 3) * 0.55) : columns;
  return {
    columns,
    rows,
    listRows: Math.max(1, rows - 2),
    paneRows: Math.max(1, rows - 2 - (tabRow ? 1 : 0)),
    tabRow,
    panes,
    conversationColumns: half - 1,
    sideColumns: (both ? columns - 3 - half : columns) - 1,
  };
}

function usableSize({ columns, rows }: Size): Size {
  return { columns: Math.max(4, columns), rows: Math.max(2, rows - 1) };
}
