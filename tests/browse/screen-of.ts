import type { Effect } from '../../src/browse/effect.ts';
import { lineText, lineWidth } from '../../src/browse/line.ts';
import type { LoadedFindings } from '../../src/browse/rows.ts';
import { screenLines } from '../../src/browse/screen/screen-lines.ts';
import { initialState, type Size, type State } from '../../src/browse/state.ts';
import { update } from '../../src/browse/update/update.ts';
import type { Finding } from '../../src/records/finding.ts';
import type { Trajectory } from '../../src/records/trajectory.ts';
import { sampleTrajectory } from './sample.ts';

/** A browser without a terminal: keys go in, the text of the screen comes out. */
export interface ModelBrowser {
  /** Presses keys by name; one-letter keys may be written together: `press('jj', 'Enter')`. */
  readonly press: (...keys: string[]) => void;
  readonly resize: (size: Size) => void;
  readonly screen: () => string;
  readonly status: () => string;
  readonly state: () => State;
  /** What was asked of the world and not answered by the browser itself. */
  readonly effects: Effect[];
}

/** Starts one on findings; trajectories are answered by `open`, which may throw. */
export function browseModel({
  findings = [],
  files = [{ file: 'results/garden.findings.jsonl', findings, problems: [] }],
  size = { columns: 100, rows: 30 },
  ascii = false,
  open = (finding) => sampleTrajectory({ index: finding.source.index }),
}: {
  findings?: readonly Finding[];
  files?: LoadedFindings;
  size?: Size;
  ascii?: boolean;
  open?: (finding: Finding) => Trajectory;
}): ModelBrowser {
  let state = initialState({ files, size, ascii });
  const effects: Effect[] = [];
  const send = (event: Parameters<typeof update>[1]): void => {
    const change = update(state, event);
    state = change.state;
    for (const effect of change.effects) {
      if (effect.kind !== 'read-trajectory') {
        effects.push(effect);
        continue;
      }
      const { key, finding } = effect.row;
      try {
        send({ kind: 'opened', key, opened: { status: 'ready', trajectory: open(finding) } });
      } catch (error) {
        send({ kind: 'opened', key, opened: { status: 'failed', problem: (error as Error).message } });
      }
    }
  };
  const lines = (): string[] => {
    const all = screenLines(state);
    for (const line of all) {
      if (lineWidth(line) !== state.size.columns) {
        throw new Error(`row of ${lineWidth(line)} columns: ${lineText(line)}`);
      }
    }
    if (all.length !== state.size.rows - 1) {
      throw new Error(`${all.length} rows on a screen of ${state.size.rows}`);
    }
    return all.map((line) => lineText(line).trimEnd());
  };
  return {
    press: (...keys) => {
      for (const key of keys.flatMap((key) => (named.test(key) ? [key] : [...key]))) {
        send({ kind: 'key', name: key });
      }
    },
    resize: (size) => send({ kind: 'resize', ...size }),
    screen: () => lines().join('\n'),
    status: () => lines().at(-1) ?? '',
    state: () => state,
    effects,
  };
}

const named = /^(?:Ctrl-.|Enter|Esc|Tab|Shift-Tab|Up|Down|Left|Right|PgUp|PgDn|Home|End|Space|Backspace)$/;
