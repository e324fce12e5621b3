import { render } from 'ink-testing-library';
import { describe, expect, it, vi } from 'vitest';
import { App } from '../../src/browse/app.tsx';
import { initialState } from '../../src/browse/state.ts';
import { createStore } from '../../src/browse/store.ts';
import { hostileText, sampleFinding, sampleTrajectory } from './sample.ts';

const contested = { status: 'contested', chain: [], candidates: [], decides: null } as const;
const two = [
  sampleFinding(),
  sampleFinding({ index: 1, author: 'user', type: 'user_omitted', confidence: 0.55, attribution: contested }),
];

function start(findings = two) {
  const files = [{ file: 'garden.findings.jsonl', findings, problems: [] }];
  const initial = initialState({ files, size: { columns: 100, rows: 16 }, ascii: false });
  const store = createStore({
    initial,
    perform: (effect) => {
      if (effect.kind !== 'read-trajectory') {
        return;
      }
      const trajectory = sampleTrajectory({ index: effect.row.finding.source.index });
      store.send({ kind: 'opened', key: effect.row.key, opened: { status: 'ready', trajectory } });
    },
  });
  return { ...render(<App store={store} />), store };
}

describe('drawing', () => {
  it('draws the list exactly', () => {
    const { lastFrame } = start();
    expect(
      lastFrame()
        ?.split('\n')
        .map((line) => line.trimEnd()),
    ).toEqual([
      ' fault of       who         task conf type                     description',
      '▌x agent        = settled   0    0.90 wrong_argument           The agent ordered the blue watering …',
      ' ! user         / contested 1    0.55 user_omitted             The agent ordered the blue watering …',
      ...Array.from({ length: 11 }, () => ''),
      'garden.findings.jsonl · 2 failed · 1/2 · ?=help',
    ]);
  });

  it('goes through the characters of one chunk', async () => {
    const { stdin, store } = start(Array.from({ length: 9 }, (_, index) => sampleFinding({ index })));
    stdin.write('jjj');
    await vi.waitFor(() => expect(store.state().list.cursor).toBe(3));
  });

  it('takes backspace and Esc in a prompt as a terminal sends them', async () => {
    const { stdin, lastFrame } = start();
    stdin.write('/usex');
    await vi.waitFor(() => expect(lastFrame()).toContain('filter rows: usex█'));
    stdin.write('\x7f');
    await vi.waitFor(() => expect(lastFrame()).toContain('filter rows: use█'));
    stdin.write('\x1b');
    await vi.waitFor(() => expect(lastFrame()).toContain('?=help'));
  });

  it('draws a trajectory beside its verdict', async () => {
    const { stdin, lastFrame } = start();
    stdin.write('\r');
    await vi.waitFor(() => expect(lastFrame()).toContain('5 * agent  x agent wrong_argument'));
    expect(lastFrame()).toContain('[1 Verd]');
    stdin.write('3');
    await vi.waitFor(() => expect(lastFrame()).toMatch(/≠ item: "7002"\s+│ ≠ item: "7001"/));
  });

  it('lets nothing of a hostile file through', async () => {
    const { lastFrame } = start([sampleFinding({ description: hostileText, task_id: hostileText })]);
    expect(lastFrame()).not.toMatch(/\x1b\]|\x07|\x1b\[[23]J|title/);
  });
});
