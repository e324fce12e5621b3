/** What a key can do. */
export type Action =
  | 'down'
  | 'up'
  | 'half-down'
  | 'half-up'
  | 'page-down'
  | 'page-up'
  | 'top'
  | 'bottom'
  | 'open'
  | 'back'
  | 'close'
  | 'quit'
  | 'previous-step'
  | 'next-step'
  | 'first-step'
  | 'last-step'
  | 'next-fault'
  | 'previous-fault'
  | 'next-trajectory'
  | 'previous-trajectory'
  | 'other-pane'
  | 'next-tab'
  | 'previous-tab'
  | `tab-${1 | 2 | 3 | 4 | 5 | 6}`
  | 'filter'
  | 'search'
  | 'next-match'
  | 'previous-match'
  | 'sort'
  | 'full-results'
  | 'reasoning'
  | 'raw'
  | 'zoom'
  | 'copy'
  | 'editor'
  | 'pager'
  | 'reload'
  | 'palette'
  | 'help'
  | 'redraw'
  | 'suspend';

export type View = 'runs' | 'list' | 'trajectory';

/** One row: these keys do this in these views. Help, palette and input all read it. */
export interface KeyRow {
  readonly keys: readonly string[];
  readonly action: Action;
  readonly views: readonly View[];
  readonly text: string;
}

const everywhere: readonly View[] = ['runs', 'list', 'trajectory'];
const lists: readonly View[] = ['runs', 'list'];
const rows: readonly View[] = ['list', 'trajectory'];
const inside: readonly View[] = ['trajectory'];

/** The one table of keys. Names are those of `keyNames`. */
export const keyTable: readonly KeyRow[] = [
  { keys: ['j', 'Down'], action: 'down', views: everywhere, text: 'one row down' },
  { keys: ['k', 'Up'], action: 'up', views: everywhere, text: 'one row up' },
  { keys: ['Ctrl-d'], action: 'half-down', views: everywhere, text: 'half a page down' },
  { keys: ['Ctrl-u'], action: 'half-up', views: everywhere, text: 'half a page up' },
  { keys: ['PgDn', 'Space', 'Ctrl-f'], action: 'page-down', views: everywhere, text: 'a page down' },
  { keys: ['PgUp', 'Ctrl-b'], action: 'page-up', views: everywhere, text: 'a page up' },
  { keys: ['g', 'Home'], action: 'top', views: everywhere, text: 'to the top' },
  { keys: ['G', 'End'], action: 'bottom', views: everywhere, text: 'to the bottom' },
  { keys: ['Enter', 'l', 'Right'], action: 'open', views: lists, text: 'open what the cursor is on' },
  { keys: ['Enter'], action: 'open', views: inside, text: 'go to the step named here' },
  { keys: ['Esc', 'h', 'Left'], action: 'back', views: lists, text: 'clear the filter, else go back' },
  { keys: ['Esc'], action: 'back', views: inside, text: 'clear the search, else go back' },
  { keys: ['l', 'Right'], action: 'next-step', views: inside, text: 'next step' },
  { keys: ['h', 'Left'], action: 'previous-step', views: inside, text: 'previous step' },
  { keys: ['0'], action: 'first-step', views: inside, text: 'first step' },
  { keys: ['$'], action: 'last-step', views: inside, text: 'last step' },
  { keys: ['F'], action: 'previous-fault', views: inside, text: 'previous faulty step' },
  { keys: ['f'], action: 'next-fault', views: inside, text: 'next faulty step' },
  { keys: ['L'], action: 'next-trajectory', views: inside, text: 'next trajectory, same tab' },
  { keys: ['H'], action: 'previous-trajectory', views: inside, text: 'previous trajectory, same tab' },
  { keys: ['Tab', 'Shift-Tab'], action: 'other-pane', views: inside, text: 'other pane' },
  { keys: [']'], action: 'next-tab', views: inside, text: 'next tab' },
  { keys: ['['], action: 'previous-tab', views: inside, text: 'previous tab' },
  { keys: ['1'], action: 'tab-1', views: inside, text: 'tab Verdict' },
  { keys: ['2'], action: 'tab-2', views: inside, text: 'tab Chain' },
  { keys: ['3'], action: 'tab-3', views: inside, text: 'tab Expected/Actual' },
  { keys: ['4'], action: 'tab-4', views: inside, text: 'tab State diff' },
  { keys: ['5'], action: 'tab-5', views: inside, text: 'tab Evidence' },
  { keys: ['6'], action: 'tab-6', views: inside, text: 'tab Raw' },
  { keys: ['/'], action: 'filter', views: ['list'], text: 'filter rows; !word leaves out' },
  { keys: ['/'], action: 'search', views: inside, text: 'search the conversation' },
  { keys: ['n'], action: 'next-match', views: inside, text: 'next match' },
  { keys: ['N'], action: 'previous-match', views: inside, text: 'previous match' },
  { keys: ['s'], action: 'sort', views: ['list'], text: 'sort by the next column' },
  { keys: ['t'], action: 'full-results', views: inside, text: 'tool results in full or in short' },
  { keys: ['r'], action: 'reasoning', views: inside, text: 'show or hide reasoning' },
  { keys: ['v'], action: 'raw', views: inside, text: 'raw JSON, and back' },
  { keys: ['z'], action: 'zoom', views: inside, text: 'zoom the pane, and back' },
  { keys: ['y'], action: 'copy', views: rows, text: 'copy id, message or tab (OSC 52)' },
  { keys: ['e'], action: 'editor', views: rows, text: 'open in $EDITOR' },
  { keys: ['p'], action: 'pager', views: rows, text: 'open in $PAGER' },
  { keys: ['R'], action: 'reload', views: everywhere, text: 'read the findings again' },
  { keys: [':'], action: 'palette', views: everywhere, text: 'list of commands' },
  { keys: ['?'], action: 'help', views: everywhere, text: 'this help' },
  { keys: ['q'], action: 'close', views: everywhere, text: 'close this view' },
  { keys: ['Q', 'Ctrl-c'], action: 'quit', views: everywhere, text: 'quit' },
  { keys: ['Ctrl-l'], action: 'redraw', views: everywhere, text: 'draw the screen again' },
  { keys: ['Ctrl-z'], action: 'suspend', views: everywhere, text: 'suspend' },
];

/** What a key does in a view, or undefined. */
export function actionFor({ key, view }: { key: string; view: View }): Action | undefined {
  return keyTable.find((row) => row.keys.includes(key) && row.views.includes(view))?.action;
}

/** The rows that hold in a view. */
export function keyRows(view: View): readonly KeyRow[] {
  return keyTable.filter((row) => row.views.includes(view));
}
