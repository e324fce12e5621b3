import { layoutOf } from '../layout.ts';
import { type Line, listLine } from '../line.ts';
import { prose } from '../prose.ts';
import { listRows, type State } from '../state.ts';
import { findingLine, listColumns, titleLine } from './list-columns.ts';

/** The findings of one file, or the sentence that says why there are none. */
export function listScreen(state: State): readonly Line[] {
  const { columns: width, listRows: height } = layoutOf(state);
  const { glyphs } = state;
  const columns = columnsFor(state, width);
  const title = titleLine({ columns, cut: glyphs.cut });
  const rows = listRows(state);
  if (rows.length === 0) {
    return [title, ...prose({ text: emptyText(state), width, indent: 1 })];
  }
  const { cursor, top } = state.list;
  const lines = rows.slice(top, top + height).map((row, index) => {
    const line = findingLine({ finding: row.finding, columns, glyphs });
    return listLine({ line, selected: top + index === cursor, width, glyphs });
  });
  return [title, ...lines];
}

/** Which columns vary depends on all rows, so they are chosen once for the same rows and width. */
function columnsFor({ allRows, glyphs }: State, width: number): ReturnType<typeof listColumns> {
  const known = chosen.get(allRows);
  if (known?.width === width) {
    return known.columns;
  }
  const rows = allRows.map(({ finding }) => finding);
  const columns = listColumns({ columns: width, taskWidth: taskWidth(allRows), rows, glyphs });
  chosen.set(allRows, { width, columns });
  return columns;
}

const chosen = new WeakMap<
  State['allRows'],
  { readonly width: number; readonly columns: ReturnType<typeof listColumns> }
>();

function taskWidth(rows: State['allRows']): number {
  return rows.reduce((most, { finding }) => Math.max(most, String(finding.task_id ?? '-').length), 0);
}

// Three different things that must not be mistaken for one another.
function emptyText(state: State): string {
  const file = state.files[state.file];
  if (file === undefined) {
    return 'No findings file is open.';
  }
  if (file.findings.length > 0) {
    return `The filter "${state.filter}" matches none of the ${file.findings.length} findings. Esc clears it.`;
  }
  if (file.problems.length > 0) {
    return `${file.file} could not be read: ${file.problems[0] ?? ''}`;
  }
  return `${file.file} holds no data: there is not one finding in it.`;
}
