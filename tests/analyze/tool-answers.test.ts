import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildCaseFile } from '../../src/analyze/case/build-case-file.ts';
import { datasetTarget } from '../../src/analyze/case/replay-run.ts';
import { toolAnswers } from '../../src/analyze/evidence/rules/tool-answers.ts';
import type { FaultName } from '../../src/calibrate/faults/index.ts';
import { plantedLabel, plantedRecord } from '../../src/calibrate/planted-record.ts';
import { playScript } from '../../src/calibrate/play-script.ts';
import { createReplayCache } from '../../src/domains/engine/replay-ground-truth.ts';
import { readTrajectories } from '../../src/records/formats/index.ts';
import { builtInDataset, plantedRuns } from '../support/planted-runs.ts';

const dataset = builtInDataset('retail');
const stage = { domain: dataset.domain, database: dataset.database, groundTruths: createReplayCache() };

/** What the rule finds in a run with a broken tool, and in the same run with the tool whole. */
async function lookAt(fault: FaultName) {
  const [run] = await plantedRuns('retail', { count: 1, faults: [fault] });
  const turns = run!.script.turns.map((turn) => (turn.kind === 'call' ? { ...turn, defect: null } : turn));
  const whole = { ...run!, script: { ...run!.script, turns } };
  const played = [run!, whole].map((one) => plantedRecord(one, playScript(one.script, stage)));
  const folder = await mkdtemp(join(tmpdir(), 'tau-triage-answers-'));
  const path = join(folder, 'runs.json');
  await writeFile(path, `[${played.join(',')}]`);
  const found = [];
  for await (const { trajectory } of readTrajectories({ path })) {
    const target = datasetTarget({ dataset, split: 'test', groundTruth: null });
    const file = await buildCaseFile({ trajectory: trajectory!, domain: 'retail', target });
    found.push(toolAnswers(file).map(({ rule, step, suspicion }) => ({ rule, step, author: suspicion?.author })));
  }
  await rm(folder, { recursive: true });
  return { found, label: plantedLabel(run!, playScript(run!.script, stage), 'runs.json') };
}

it.each([
  { fault: 'failing_tool', rule: 'tool_broke' },
  { fault: 'altered_observation', rule: 'answer_altered' },
] as const)('finds $fault at the answer, and nothing where the tool answers as the world does', async (one) => {
  const { found, label } = await lookAt(one.fault);
  expect(found).toEqual([[{ rule: one.rule, step: label.step, author: 'environment' }], []]);
});
