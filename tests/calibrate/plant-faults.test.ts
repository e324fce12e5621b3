import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { faultKinds, faultNames } from '../../src/calibrate/faults/index.ts';
import type { PlantedRun } from '../../src/calibrate/plant-faults.ts';
import { plantedLabel } from '../../src/calibrate/planted-record.ts';
import { playScript, type Stage } from '../../src/calibrate/play-script.ts';
import { rephraseRun } from '../../src/calibrate/rephrase.ts';
import { openEpisode } from '../../src/domains/engine/episode.ts';
import { createReplayCache } from '../../src/domains/engine/replay-ground-truth.ts';
import { builtInDataset, plantedRuns } from '../support/planted-runs.ts';

const { domain, database } = builtInDataset('retail');
const stage: Stage = { domain, database, groundTruths: createReplayCache() };
const recorded = readFileSync(
  fileURLToPath(new URL('../../historical_trajectories/retail-replay.json', import.meta.url)),
  'utf8',
);

let runs: PlantedRun[] = [];
beforeAll(async () => {
  runs = await plantedRuns('retail', { count: 84 });
}, 60_000);

describe('planting faults', () => {
  it('takes every kind in turns', () => {
    expect(runs.slice(0, faultNames.length).map(({ fault }) => fault)).toEqual(faultNames);
    for (const name of faultNames) {
      expect(runs.filter(({ fault }) => fault === name)).toHaveLength(4);
    }
  });

  it('gives the same runs for the same seed, and others for another', async () => {
    const text = (some: readonly PlantedRun[]) => JSON.stringify(some.map(({ script }) => script.turns));
    expect(text(await plantedRuns('retail', { count: 21 }))).toBe(text(runs.slice(0, 21)));
    expect(text(await plantedRuns('retail', { count: 21, seed: 8 }))).not.toBe(text(runs.slice(0, 21)));
  });

  it('turns the reward from 1 to 0', () => {
    for (const { script } of runs) {
      expect(playScript(script, stage).reward).toBe(0);
    }
  });

  it('lets the world answer every call, but for the tools that are broken', () => {
    for (const { script } of runs) {
      const { messages, steps } = playScript(script, stage);
      const episode = openEpisode({ domain, database });
      for (const [index, turn] of script.turns.entries()) {
        if (turn.kind !== 'call' || turn.defect?.kind === 'breaks') {
          continue;
        }
        const { observation } = episode.step(turn);
        const answer = messages[(steps[index] ?? 0) + 1]?.content;
        expect(answer === observation).toBe(turn.defect === null);
      }
    }
  });

  it('points to a turn of whoever is at fault', () => {
    for (const run of runs) {
      const played = playScript(run.script, stage);
      const { step, author } = plantedLabel(run, played, 'planted.json');
      const role = step === null ? null : played.messages[step]?.role;
      if (author !== 'environment') {
        expect(role).toBe(author === 'agent' ? 'assistant' : 'user');
      } else if (faultKinds[run.fault].type === 'tool_defect') {
        expect(role).toBe('tool');
      }
    }
  });

  it('speaks in other words than the recorded runs', () => {
    const ours = runs.flatMap(({ script }) =>
      script.turns.flatMap((turn) => (turn.kind !== 'call' && turn.ours ? [turn.text] : [])),
    );
    expect(ours.length).toBeGreaterThan(200);
    expect(ours.filter((text) => recorded.includes(JSON.stringify(text).slice(1, -1)))).toEqual([]);
    expect(new Set(ours).size).toBeGreaterThan(150);
  });
});

describe('other words of a model', () => {
  it('stand where they keep every fact, and the end of the conversation stays its end', async () => {
    const run = runs.find(({ fault }) => fault === 'early_stop')!;
    const { run: said, changed, kept } = await rephraseRun(run, async (speaker, text) => `${speaker}: ${text}`);
    expect([changed > 0, kept]).toEqual([true, 0]);
    const last = said.script.turns.at(-1)!;
    expect(last.kind === 'user' && last.text).toMatch(/^user: .* ###STOP###$/);
    expect(playScript(said.script, stage).reward).toBe(0);
  });

  it('are dropped where they lose one', async () => {
    const run = runs.find(({ fault }) => fault === 'wrong_argument')!;
    const { run: said, kept } = await rephraseRun(run, async (_, text) => text.replace(/\d/g, ''));
    expect(kept).toBeGreaterThan(0);
    const words = (some: PlantedRun) => some.script.turns.filter(({ kind }) => kind !== 'call');
    expect(JSON.stringify(words(said)).match(/#W\d+/g)).toEqual(JSON.stringify(words(run)).match(/#W\d+/g));
  });
});
