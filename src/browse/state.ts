import type { Trajectory } from '../records/trajectory.ts';
import type { Place } from './document.ts';
import { filterRows } from './filter-rows.ts';
import { type Glyphs, glyphsFor } from './glyphs.ts';
import type { View } from './key-table.ts';
import { type FindingRow, type LoadedFindings, toRows } from './rows.ts';
import { type SortKey, sortRows } from './sort-rows.ts';

/** Columns and rows of the terminal. */
export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** What has become of reading a trajectory. */
export type Opened =
  | { readonly status: 'reading' }
  | { readonly status: 'ready'; readonly trajectory: Trajectory }
  | { readonly status: 'failed'; readonly problem: string };

/** Who owns the input: the view's keys, a prompt, the list of commands, or the help. */
export type Mode =
  | { readonly kind: 'keys' }
  | { readonly kind: 'prompt'; readonly purpose: 'filter' | 'search'; readonly text: string; readonly before: string }
  | { readonly kind: 'palette'; readonly text: string; readonly cursor: number }
  | { readonly kind: 'help'; readonly top: number };

/** The trajectory that is looked at. */
export interface Reader {
  readonly row: FindingRow;
  readonly opened: Opened;
  readonly conversation: Place;
  readonly tab: number;
  /** The tab that `v` came from. */
  readonly tabBefore: number;
  readonly side: Place;
  readonly focus: 'conversation' | 'side';
  readonly zoom: boolean;
  readonly fullResults: boolean;
  readonly reasoning: boolean;
  readonly search: string;
  /** Place of the current match among all; -1 before the first. */
  readonly match: number;
}

/** A list with a cursor: index of the row and of the first one on the screen. */
export interface ListPlace {
  readonly cursor: number;
  readonly top: number;
}

/** All that the screen shows; changed by `update` alone. */
export interface State {
  readonly size: Size;
  readonly glyphs: Glyphs;
  readonly files: LoadedFindings;
  readonly allRows: readonly FindingRow[];
  readonly view: View;
  readonly mode: Mode;
  readonly runs: ListPlace;
  /** Index of the file that the list shows. */
  readonly file: number;
  readonly filter: string;
  readonly sort: SortKey;
  readonly list: ListPlace;
  readonly reader: Reader | null;
  /** A sentence in the status line until the next key. */
  readonly notice: string | null;
}

/** The first screen: the files where there are several, else the findings. */
export function initialState({ files, size, ascii }: { files: LoadedFindings; size: Size; ascii: boolean }): State {
  return {
    size,
    glyphs: glyphsFor({ ascii }),
    files,
    allRows: toRows(files),
    view: files.length > 1 ? 'runs' : 'list',
    mode: { kind: 'keys' },
    runs: { cursor: 0, top: 0 },
    file: 0,
    filter: '',
    sort: 'file',
    list: { cursor: 0, top: 0 },
    reader: null,
    notice: null,
  };
}

/** The rows of the list: those of its file that the filter leaves, in the chosen order. */
export function listRows(state: Pick<State, 'allRows' | 'file' | 'filter' | 'sort'>): readonly FindingRow[] {
  const name = `${state.file} ${state.sort} ${state.filter}`;
  const known = lists.get(state.allRows);
  if (known?.name === name) {
    return known.rows;
  }
  const own = state.allRows.filter((row) => row.file === state.file);
  const rows = sortRows({ rows: filterRows({ rows: own, filter: state.filter }), by: state.sort });
  lists.set(state.allRows, { name, rows });
  return rows;
}

const lists = new WeakMap<readonly FindingRow[], { name: string; rows: readonly FindingRow[] }>();
