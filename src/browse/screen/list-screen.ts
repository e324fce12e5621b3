import { layoutOf } from '../layout.ts';
import { type Line, listLine } from '../line.ts';
import { prose } from '../prose.ts';
import { listRows, type State } from '../state.ts';
import { findingLine, listColumns, titleLine } from './list-columns.ts';

/** The findings of one file, or the sentence that says why there are none. */
export function listScreen(state: State): readonly Line[] {
  const { columns: width, listRows: height } = layoutOf(state);
  const { glyphs } = state;
  const columns = listColumns({ columns: width, taskWidth: taskWidth(state.allRows) });
  const title = titleLine({ columns, cut: glyphs.cut });
  const rows = listRows(state);
  if (rows.length === 0) return [title, ...prose({ text: emptyText(state), width, indent: 1 })];
  const { cursor, top } = state.list;
  const lines = rows.slice(top, top + height).map((row, index) => {
    const line = findingLine({ finding: row.finding, columns, glyphs });
    return listLine({ line, selected: top + index === cursor, width, glyphs });
  });
  return [title, ...lines];
}

function taskWidth(rows: State['allRows']): number {
  const known = taskWidths.get(rows);
  if (known !== undefined) return known;
  const width = rows.reduce((most, { finding }) => Math.max(most, String(finding.task_id ?? '-').length), 0);
  taskWidths.set(rows, width);
  return width;
}

const taskWidths = new WeakMap<State['allRows'], number>();

// Three different things that must not be mistaken for one another.
function emptyText(state: State): string {
  const file = state.files[state.file];
  if (file === undefined) return 'No findings file is open.';
  if (file.findings.length > 0)
    return `The filter "${state.filter}" matches none of the ${file.findings.length} findings. Esc clears it.`;
  if (file.problems.length > 0) return `${file.file} could not be read: ${file.problems[0] ?? ''}`;
  return `${file.file} holds no data: there is not one finding in it.`;
}
