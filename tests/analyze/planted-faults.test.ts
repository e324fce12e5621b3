import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCaseFile } from '../../src/analyze/case/build-case-file.ts';
import { datasetTarget } from '../../src/analyze/case/replay-run.ts';
import { evidenceRules } from '../../src/analyze/evidence/index.ts';
import { decide } from '../../src/analyze/judge/rules/rules-judge.ts';
import type { FaultName } from '../../src/calibrate/faults/index.ts';
import { plantedLabel, plantedRecord } from '../../src/calibrate/planted-record.ts';
import { playScript } from '../../src/calibrate/play-script.ts';
import { createReplayCache } from '../../src/domains/engine/replay-ground-truth.ts';
import { readTrajectories } from '../../src/records/formats/index.ts';
import type { Label } from '../../src/records/label.ts';
import { builtInDataset, plantedRuns } from '../support/planted-runs.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tau-triage-planted-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

interface Judged {
  readonly fault: FaultName;
  readonly label: Label;
  readonly author: string;
  readonly type: string;
  readonly step: number | null;
}

async function judgePlanted(name: string): Promise<Judged[]> {
  const dataset = builtInDataset(name);
  const stage = { domain: dataset.domain, database: dataset.database, groundTruths: createReplayCache() };
  const runs = (await plantedRuns(name, { count: 130 })).map((run) => ({ run, played: playScript(run.script, stage) }));
  const path = join(folder, `${name}.json`);
  await writeFile(path, `[${runs.map(({ run, played }) => plantedRecord(run, played)).join(',\n')}]`);
  const judged: Judged[] = [];
  for await (const { trajectory } of readTrajectories({ path })) {
    const target = datasetTarget({ dataset, split: 'test', groundTruth: null });
    const file = await buildCaseFile({ trajectory: trajectory!, domain: name, target });
    const [root] = decide(evidenceRules.flatMap((rule) => rule(file))).faults;
    const { run, played } = runs[judged.length]!;
    judged.push({ fault: run.fault, label: plantedLabel(run, played, `${name}.json`), ...root! });
  }
  return judged;
}

const shareOf = (runs: readonly Judged[], holds: (run: Judged) => boolean) => runs.filter(holds).length / runs.length;

describe.each([
  { name: 'retail', kinds: 21 },
  { name: 'airline', kinds: 20 },
  { name: 'healthcare', kinds: 19 },
])('faults planted on the tasks of $name', ({ name, kinds }) => {
  let judged: Judged[] = [];
  beforeAll(async () => {
    judged = await judgePlanted(name);
  }, 120_000);

  it('are laid at the right door, called by their name and found at their step, nearly all', () => {
    expect(new Set(judged.map(({ fault }) => fault)).size).toBe(kinds);
    expect(judged).toHaveLength(130);
    expect(shareOf(judged, ({ label, author }) => label.author === author)).toBeGreaterThanOrEqual(0.92);
    expect(shareOf(judged, ({ label, type }) => label.type === type)).toBeGreaterThanOrEqual(0.9);
    const placed = judged.filter(({ label }) => label.step !== null);
    expect(shareOf(placed, ({ label, step }) => label.step === step)).toBeGreaterThanOrEqual(0.9);
  });

  it('of the wrong call are never laid at the wrong door', () => {
    const calls: readonly FaultName[] = ['wrong_argument', 'wrong_tool', 'extra_write', 'skipped_confirmation'];
    const wrong = judged.filter(({ fault, author }) => calls.includes(fault) && author !== 'agent');
    expect(wrong.map(({ fault, author, type }) => `${fault}: ${author} ${type}`)).toEqual([]);
  });
});
