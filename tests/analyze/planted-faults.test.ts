import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCaseFile } from '../../src/analyze/case/build-case-file.ts';
import { datasetTarget } from '../../src/analyze/case/replay-run.ts';
import { evidenceRules } from '../../src/analyze/evidence/index.ts';
import { decide } from '../../src/analyze/judge/rules/rules-judge.ts';
import { openDatasets } from '../../src/datasets/open-datasets.ts';
import { readTrajectories } from '../../src/records/formats/index.ts';
import { type PlantedRun, plantFaults } from '../support/plant-faults.ts';

const datasets = openDatasets({ path: fileURLToPath(new URL('../../data/', import.meta.url)) });

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tau-triage-planted-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

interface Judged extends PlantedRun {
  readonly author: string;
  readonly type: string;
  readonly step: number | null;
  readonly messages: readonly { readonly role: string }[];
}

async function judgePlanted(name: string): Promise<Judged[]> {
  const dataset = datasets.get(name)!;
  const runs = await plantFaults(dataset, 'test', 40);
  const path = join(folder, `${name}.json`);
  await writeFile(path, `[${runs.map(({ line }) => line).join(',\n')}]`);
  const judged: Judged[] = [];
  for await (const { trajectory } of readTrajectories({ path })) {
    const target = datasetTarget({ dataset, split: 'test', groundTruth: null });
    const file = await buildCaseFile({ trajectory: trajectory!, domain: name, target });
    const [root] = decide(evidenceRules.flatMap((rule) => rule(file))).faults;
    judged.push({ ...runs[judged.length]!, ...root!, messages: trajectory!.messages });
  }
  return judged;
}

const shareOf = (runs: readonly Judged[], holds: (run: Judged) => boolean) => runs.filter(holds).length / runs.length;

describe.each([
  { name: 'retail', least: { author: 0.96, type: 0.93 }, recipes: 19 },
  { name: 'airline', least: { author: 0.96, type: 0.9 }, recipes: 11 },
  { name: 'healthcare', least: { author: 0.97, type: 0.97 }, recipes: 15 },
])('faults planted on the tasks of $name', ({ name, least, recipes }) => {
  let judged: Judged[] = [];
  beforeAll(async () => {
    judged = await judgePlanted(name);
  }, 120_000);

  it('are laid at the right door and called by their name, nearly all', async () => {
    expect(new Set(judged.map(({ recipe }) => recipe)).size).toBeGreaterThanOrEqual(recipes);
    expect(judged.length).toBeGreaterThan(100);
    expect(shareOf(judged, ({ fault, author }) => fault.author === author)).toBeGreaterThanOrEqual(least.author);
    expect(shareOf(judged, ({ fault, type }) => fault.type === type)).toBeGreaterThanOrEqual(least.type);
  });

  it('of the agent and the environment are never laid at the wrong door', async () => {
    const wrong = judged.filter(({ fault, author }) => fault.author !== 'user' && author !== fault.author);
    expect(wrong.map(({ recipe, author, type }) => `${recipe}: ${author} ${type}`)).toEqual([]);
  });

  it('of a call are found at that call', async () => {
    const placed = judged.filter(({ fault, type }) => fault.at !== null && 'turn' in fault.at && type === fault.type);
    expect(placed.length).toBeGreaterThan(40);
    for (const { fault, step, messages } of placed) {
      const turns = messages.flatMap(({ role }, index) => (role === 'assistant' ? [index] : []));
      expect(step).toBe(turns[(fault.at as { turn: number }).turn]);
    }
  });
});
