import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { buildCaseFile } from '../../src/analyze/case/build-case-file.ts';
import { datasetTarget } from '../../src/analyze/case/replay-run.ts';
import { evidenceRules } from '../../src/analyze/evidence/index.ts';
import type { Observation } from '../../src/analyze/evidence/observation.ts';
import { inferDomain } from '../../src/analyze/infer-domain.ts';
import { namesOf } from '../../src/analyze/judge/names.ts';
import { rulesJudge } from '../../src/analyze/judge/rules/rules-judge.ts';
import { prove } from '../../src/analyze/prove.ts';
import { openDatasets } from '../../src/datasets/open-datasets.ts';
import { readTrajectories } from '../../src/records/formats/index.ts';

const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const datasets = openDatasets({ path: path('data/') });
const runs = path('historical_trajectories/');
const files = readdirSync(runs).filter((name) => name.endsWith('-replay.json') || name.endsWith('-tool-calling.json'));

/** An observation that can be read by nobody any more: its sentences and quotes are gone, its data are there. */
function wordless(one: Observation): Observation {
  const suspicion = one.suspicion && { ...one.suspicion, description: '', correct_behavior: '' };
  return { ...one, text: '', quote: null, suspicion };
}

describe('sentences', () => {
  it.each(files)('decide nothing: %s', async (name) => {
    let judged = 0;
    for await (const { trajectory } of readTrajectories({ path: join(runs, name) })) {
      if (!trajectory) {
        continue;
      }
      const { domain } = inferDomain(trajectory);
      const dataset = datasets.get(domain ?? '');
      const file = await buildCaseFile({
        trajectory,
        domain,
        target: dataset ? datasetTarget({ dataset, split: 'test', groundTruth: null }) : null,
      });
      const observations = evidenceRules.flatMap((rule) => rule(file));
      const decided = async (facts: readonly Observation[]) => {
        const verdict = await rulesJudge.judge({ file, observations: facts });
        const { faults, counterfactual } = await prove({ file, observations: facts, verdict, mayReroot: true });
        return {
          names: namesOf(faults[0], facts),
          faults: faults.map(({ description: _, correct_behavior: __, ...fault }) => fault),
          edits: counterfactual?.edits,
          proven: counterfactual?.proven,
        };
      };
      expect(await decided(observations.map(wordless))).toEqual(await decided(observations));
      judged += 1;
    }
    expect(judged).toBeGreaterThan(10);
  });
});
