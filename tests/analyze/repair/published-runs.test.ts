import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findRepair } from '../../../src/analyze/repair/find-repair.ts';
import { loadGroundTruth } from '../../../src/datasets/load-ground-truth.ts';
import { openDataset } from '../../../src/datasets/open-datasets.ts';
import { openWorld } from '../../../src/domains/engine/open-world.ts';
import { expectedSteps, type ReplayTask, replay } from '../../../src/domains/engine/replay.ts';
import { readTrajectories } from '../../../src/records/formats/index.ts';

const shared = fileURLToPath(new URL('../../../../shared/', import.meta.url));
const file = `${shared}trajectories/tau-bench/gpt-4o-airline.json`;
const data = `${shared}datasets/tau-bench/airline`;
const corrections = `${shared}datasets/tau-bench-corrected`;
const missing = [file, data, corrections].filter((path) => !existsSync(path));

describe.skipIf(missing.length > 0)(
  `published runs${missing.length > 0 ? ' (skipped: ../shared is absent)' : ''}`,
  () => {
    it('are proven in 95 % of the graded failures at least, and most by one edit', async () => {
      const { domain, database } = openDataset({ path: data });
      const corrected = loadGroundTruth({ path: corrections, domain: domain.name, split: 'test' });
      const world = openWorld({ domain, database });
      const counts = { failed: 0, proven: 0, single: 0, corrected: 0 };
      for await (const { trajectory } of readTrajectories({ path: file })) {
        const actions = trajectory?.task?.actions;
        if (!trajectory || !actions) {
          continue;
        }
        const own: ReplayTask = { actions, outputs: trajectory.task?.outputs ?? [] };
        const replayed = await replay({ world, trajectory, task: own });
        if (!replayed.graded || replayed.reward === 1) {
          continue;
        }
        const task = corrected?.tasks.get(String(trajectory.task_id));
        const repair = await findRepair({
          world,
          domain,
          task: own,
          trajectory,
          replay: replayed,
          correctedGroundTruth: task && {
            replay: await expectedSteps(world, task),
            actions: task.actions,
            outputs: task.outputs,
          },
        });
        counts.failed += 1;
        if (!repair?.proven) {
          continue;
        }
        counts.proven += 1;
        if (repair.edits.length === 1) {
          counts.single += 1;
        }
        if (repair.edits[0]?.kind === 'corrected_ground_truth') {
          counts.corrected += 1;
        }
      }
      expect(counts.failed).toBe(111);
      expect(counts.proven / counts.failed).toBeGreaterThanOrEqual(0.95);
      expect(counts.single / counts.failed).toBeGreaterThanOrEqual(0.6);
      expect(counts.corrected).toBe(7);
    });
  },
);
