import type { FindingRow, LoadedFindings } from './rows.ts';
import type { Opened, State } from './state.ts';

/** What a key asks of the world outside the model. */
export type Effect =
  | { readonly kind: 'read-trajectory'; readonly row: FindingRow }
  | { readonly kind: 'copy'; readonly what: string; readonly text: string }
  | { readonly kind: 'show'; readonly program: 'editor' | 'pager'; readonly row: FindingRow }
  | { readonly kind: 'reload' | 'redraw' | 'suspend' | 'quit' };

/** What the world outside tells the model. */
export type Event =
  | { readonly kind: 'key'; readonly name: string }
  | { readonly kind: 'resize'; readonly columns: number; readonly rows: number }
  | { readonly kind: 'opened'; readonly key: string; readonly opened: Opened }
  | { readonly kind: 'reloaded'; readonly files: LoadedFindings }
  | { readonly kind: 'notice'; readonly text: string };

/** The next state and what is to be done outside. */
export interface Change {
  readonly state: State;
  readonly effects: readonly Effect[];
}

/** A change that asks nothing of the world outside. */
export function only(state: State): Change {
  return { state, effects: [] };
}
