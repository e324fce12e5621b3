import { sanitiseLine } from '../../text/sanitise.ts';
import { displayWidth } from '../../text/width.ts';
import { filterWords } from '../filter-rows.ts';
import { layoutOf } from '../layout.ts';
import { type Line, span } from '../line.ts';
import { countFailed, countPassed } from '../rows.ts';
import { listRows, type Mode, type State } from '../state.ts';
import { matchesOf } from '../update/search-next.ts';

/** What is looked at, in one row: a prompt while one is open, a notice until the next key, else the facts of the view. */
export function statusLine(state: State): Line {
  if (state.mode.kind === 'prompt') {
    return promptLine(state, state.mode);
  }
  if (state.mode.kind === 'palette') {
    return [
      span(`:${state.mode.text}${state.glyphs.caret}`),
      span('  words choose, Enter runs, Esc closes', { dim: true }),
    ];
  }
  if (state.mode.kind === 'help') {
    return [span('j k scroll, any other key closes', { dim: true })];
  }
  if (state.notice !== null) {
    return [span(state.notice, { bold: true })];
  }
  return [span(fitted(statusParts(state), layoutOf(state).columns, ` ${state.glyphs.dot} `), { dim: true })];
}

function promptLine(state: State, mode: Extract<Mode, { kind: 'prompt' }>): Line {
  const filter = mode.purpose === 'filter';
  const hint = filter
    ? `  ${listRows(state).length} rows, !word leaves out, Esc undoes`
    : '  Enter searches this conversation, Esc undoes';
  return [
    span(`${filter ? 'filter rows' : 'search text'}: `, { bold: true }),
    span(`${mode.text}${state.glyphs.caret}`),
    span(hint, { dim: true }),
  ];
}

/** A part of the status line; those with the lowest weight go first where there is no room. */
interface Part {
  readonly text: string;
  readonly weight: number;
}

function fitted(parts: readonly Part[], columns: number, separator: string): string {
  let left = parts.filter(({ text }) => text !== '').map((part) => ({ ...part, text: sanitiseLine(part.text) }));
  const text = () => left.map((part) => part.text).join(separator);
  while (left.length > 1 && displayWidth(text()) > columns) {
    const least = Math.min(...left.map(({ weight }) => weight));
    left = left.filter(({ weight }) => weight !== least);
  }
  return text();
}

function statusParts(state: State): readonly Part[] {
  const help = { text: '?=help', weight: 8 };
  if (state.view === 'runs') {
    const place = `${state.runs.cursor + 1}/${state.files.length}`;
    return [{ text: `${state.files.length} findings files`, weight: 5 }, { text: place, weight: 9 }, help];
  }
  const file = state.files[state.file];
  const rows = listRows(state);
  const filter = state.filter === '' ? '' : `filter: ${filterWords(state.filter).join(', ')}`;
  const name = file?.file.split(/[\\/]/).at(-1) ?? '';
  if (state.view === 'trajectory') {
    return [{ text: name, weight: 2 }, ...trajectoryParts(state), { text: filter, weight: 1 }, help];
  }
  const findings = file?.findings ?? [];
  const failed = countFailed(findings);
  const passed = countPassed(findings);
  const errors = findings.filter((finding) => finding.status === 'error').length;
  const problems = file?.problems.length ?? 0;
  return [
    { text: name, weight: 5 },
    { text: failed === 0 && passed > 0 ? '' : `${failed} failed`, weight: 4 },
    { text: passed === 0 ? '' : `${passed} passed`, weight: 4 },
    { text: errors === 0 ? '' : `${errors} not judged`, weight: 6 },
    { text: problems === 0 ? '' : `${problems} ${problems === 1 ? 'line' : 'lines'} not read`, weight: 3 },
    { text: filter, weight: 7 },
    { text: state.sort === 'file' ? '' : `sort: ${state.sort}`, weight: 2 },
    { text: rows.length === 0 ? '0/0' : `${state.list.cursor + 1}/${rows.length}`, weight: 9 },
    help,
  ];
}

function trajectoryParts(state: State): readonly Part[] {
  const { reader } = state;
  if (reader === null) {
    return [];
  }
  const rows = listRows(state);
  const at = rows.findIndex((row) => row.key === reader.row.key);
  const steps = reader.opened.status === 'ready' ? reader.opened.trajectory.messages.length : 0;
  const matches = reader.search === '' ? [] : matchesOf(state, reader);
  const search = reader.search === '' ? '' : `search: ${reader.search} ${reader.match + 1}/${matches.length}`;
  return [
    { text: at === -1 ? '' : `${at + 1}/${rows.length}`, weight: 9 },
    { text: steps === 0 ? '' : `step ${reader.conversation.cursor} of 0-${steps - 1}`, weight: 6 },
    { text: search, weight: 7 },
    { text: reader.fullResults ? 'full results' : '', weight: 1 },
    { text: reader.reasoning ? '' : 'reasoning hidden', weight: 1 },
  ];
}
