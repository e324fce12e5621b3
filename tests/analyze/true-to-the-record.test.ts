import { describe, expect, it } from 'vitest';
import { analyzeTrajectory } from '../../src/analyze/analyze-trajectory.ts';
import { datasetTarget } from '../../src/analyze/case/replay-run.ts';
import { inferDomain } from '../../src/analyze/infer-domain.ts';
import { rulesJudge } from '../../src/analyze/judge/rules/rules-judge.ts';
import { loadGroundTruth } from '../../src/datasets/load-ground-truth.ts';
import { openDatasets } from '../../src/datasets/open-datasets.ts';
import type { Finding } from '../../src/records/finding.ts';
import { readTrajectories } from '../../src/records/formats/index.ts';
import type { Trajectory } from '../../src/records/trajectory.ts';
import { hasShared, shared, sharedMissing } from '../support/shared.ts';

const files = [
  'agentrx/failed.json',
  'agentrx/passed.json',
  'tau-bench/gpt-4o-airline.json',
  'grok/retail-tool-calling.json',
  'grok/airline-tool-calling.json',
  'grok/react.json',
  'llama/airline-wrapped-with-crashes.json',
  'tau2/airline-two-trials.json',
  'variants/tool-calls-without-ids.json',
];
const context = {
  judge: { name: 'rules', version: 'test', model: null, prompt_hash: null, parameters: {} },
  datasetHash: null,
  groundTruthHash: null,
};

interface Judged {
  readonly trajectory: Trajectory & { readonly reward: number };
  readonly finding: Finding;
}

const judged = new Map<string, Promise<readonly Judged[]>>();

/** The graded runs of a published file with their findings. A file is judged once. */
function judge(file: string): Promise<readonly Judged[]> {
  const made = judged.get(file) ?? judgeAll(file);
  judged.set(file, made);
  return made;
}

async function judgeAll(file: string): Promise<readonly Judged[]> {
  const datasets = openDatasets({ path: shared('datasets/tau-bench') });
  const rows: Judged[] = [];
  for await (const { trajectory } of readTrajectories({ path: shared(`trajectories/${file}`) })) {
    if (!trajectory || trajectory.reward === null) {
      continue;
    }
    const { reward } = trajectory;
    const { domain } = inferDomain(trajectory);
    const dataset = domain ? datasets.get(domain) : undefined;
    const groundTruth = domain
      ? loadGroundTruth({ path: shared('datasets/tau-bench-corrected'), domain, split: 'test' })
      : null;
    const target = dataset ? datasetTarget({ dataset, split: 'test', groundTruth }) : null;
    const finding = await analyzeTrajectory({ trajectory, domain, target, judge: rulesJudge, context });
    rows.push({ trajectory: { ...trajectory, reward }, finding });
  }
  return rows;
}

/** What a finding says that the record contradicts, one sentence each. */
function contradictions(finding: Finding, { messages, task }: Trajectory): string[] {
  const wrong: string[] = [];
  for (const { step, call, quote, rule } of finding.evidence) {
    const message = step === null ? undefined : messages[step];
    if (step !== null && !message) {
      wrong.push(`${rule} cites step ${step}, which is not there`);
    }
    if (quote !== null && !(message?.content ?? '').includes(quote)) {
      wrong.push(`${rule} quotes words that are not in step ${step}`);
    }
    if (call !== null && !message?.tool_calls[call]) {
      wrong.push(`${rule} cites call ${call} of step ${step}, which is not there`);
    }
  }
  for (const { step, description } of finding.faults) {
    if (step !== null && !messages[step]) {
      wrong.push(`a fault stands at step ${step}, which is not there`);
    }
    for (const [, cited] of description.matchAll(/\bstep (\d+)/g)) {
      if (!messages[Number(cited)]) {
        wrong.push(`a description names step ${cited}`);
      }
    }
    for (const [, cited, name] of description.matchAll(/[Aa]t step (\d+) the agent called (\w+)\(/g)) {
      if (!messages[Number(cited)]?.tool_calls.some((made) => made.name === name)) {
        wrong.push(`step ${cited} does not call ${name}`);
      }
    }
    for (const [, cited, said] of description.matchAll(/[Aa]t step (\d+) the agent told the user "([^"]{1,80})/g)) {
      if (!(messages[Number(cited)]?.said ?? '').includes(said ?? '')) {
        wrong.push(`step ${cited} does not say "${said}"`);
      }
    }
  }
  for (const row of finding.alignment) {
    if (row.actual && !messages[row.step ?? -1]?.tool_calls.some(({ name }) => name === row.actual?.name)) {
      wrong.push(`the alignment names a call at step ${row.step} that is not there`);
    }
    if (row.expected && !(task?.actions ?? []).some(({ name }) => name === row.expected?.name)) {
      wrong.push('the alignment expects a call that the task does not');
    }
  }
  return wrong;
}

describe.skipIf(!hasShared)(`findings on published runs (${hasShared ? 'present' : sharedMissing})`, () => {
  it.each(files)('%s: says nothing that the record contradicts, and proves what can be proven', async (file) => {
    const problems: string[] = [];
    let [tested, proven] = [0, 0];
    for (const { trajectory, finding } of await judge(file)) {
      expect(finding.error).toBeNull();
      problems.push(...contradictions(finding, trajectory).map((problem) => `${trajectory.id}: ${problem}`));
      if (trajectory.reward >= 1) {
        expect(finding.severity).not.toBe('critical');
        expect(finding.evidence.some(({ rule }) => rule === 'early_stop')).toBe(false);
        continue;
      }
      const result = finding.counterfactual;
      if (!result || result.proven === null) {
        continue;
      }
      tested += 1;
      if (!result.proven) {
        continue;
      }
      proven += 1;
      expect(result.reward_after).toBe(1);
      expect(result.edits.some((edit) => edit.fault === finding.root_fault)).toBe(true);
      for (const edit of result.edits) {
        expect(finding.faults[edit.fault]).toBeDefined();
      }
    }
    expect(problems).toEqual([]);
    expect(proven).toBeGreaterThanOrEqual(Math.ceil(0.95 * tested));
  });

  it('gives the runs that pass under the corrected ground truth to the environment, all proven', async () => {
    let passing = 0;
    for (const { trajectory, finding } of await judge('tau-bench/gpt-4o-airline.json')) {
      if (trajectory.reward !== 0) {
        continue;
      }
      if (!finding.evidence.some(({ rule }) => rule === 'passes_corrected')) {
        continue;
      }
      passing += 1;
      expect(finding).toMatchObject({
        author: 'environment',
        type: 'ground_truth_defect',
        counterfactual: { proven: true },
      });
    }
    expect(passing).toBe(7);
  });
});
