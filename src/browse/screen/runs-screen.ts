import type { FindingsFile } from '../../records/read-findings.ts';
import { isPassed } from '../../records/reward.ts';
import { authorMark, errorMark } from '../author-mark.ts';
import { layoutOf } from '../layout.ts';
import { type Line, listLine, span } from '../line.ts';
import { heading } from '../prose.ts';
import { countFailed, countPassed } from '../rows.ts';
import type { State } from '../state.ts';

/** The findings files, each with what was found in it. */
export function runsScreen(state: State): readonly Line[] {
  const { listRows, columns } = layoutOf(state);
  const { cursor, top } = state.runs;
  const name = Math.min(columns >= 90 ? 50 : 30, Math.max(8, ...state.files.map(({ file }) => file.length)));
  const lines = state.files.slice(top, top + listRows).map((file, index): Line => {
    const line = fileLine({ file, name, cut: state.glyphs.cut });
    return listLine({ line, selected: top + index === cursor, width: columns, glyphs: state.glyphs });
  });
  return [heading(` ${'file'.padEnd(name)} ${'failed'.padStart(6)}  found`), ...lines];
}

function fileLine({ file, name, cut }: { file: FindingsFile; name: number; cut: string }): Line {
  // The end of a path tells more than its beginning.
  const path = file.file.length > name ? cut + file.file.slice(file.file.length - name + 1) : file.file;
  const failed = countFailed(file.findings);
  const errors = file.findings.filter(({ status }) => status === 'error').length;
  const passed = countPassed(file.findings);
  const blamed = file.findings.filter(({ status, reward }) => status === 'judged' && !isPassed(reward));
  const counts = (['agent', 'user', 'environment', 'undetermined'] as const).flatMap((author) => {
    const count = blamed.filter((finding) => finding.author === author).length;
    const mark = authorMark(author);
    return count === 0 ? [] : [span(`  ${mark.glyph} ${count} ${mark.word}`, { color: mark.color })];
  });
  const error = errorMark();
  return [
    span(`${path.padEnd(name)} ${String(failed).padStart(6)}`),
    ...(file.findings.length === 0 ? [span('  no data', { dim: true })] : counts),
    ...(passed === 0 ? [] : [span(`  - ${passed} passed`, { dim: true })]),
    ...(errors === 0 ? [] : [span(`  ${error.glyph} ${errors} not judged`, { color: error.color })]),
    ...(file.problems.length === 0
      ? []
      : [span(`  ${count(file.problems.length, 'line')} not read`, { color: error.color })]),
  ];
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
