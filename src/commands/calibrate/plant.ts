import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import pLimit from 'p-limit';
import { faultNames } from '../../calibrate/faults/index.ts';
import { type PlantedRun, plantFaults } from '../../calibrate/plant-faults.ts';
import { plantedLabel, plantedRecord } from '../../calibrate/planted-record.ts';
import { playScript } from '../../calibrate/play-script.ts';
import { type Rephrase, rephraseRun } from '../../calibrate/rephrase.ts';
import type { Dataset } from '../../datasets/dataset.ts';
import { createReplayCache } from '../../domains/engine/replay-ground-truth.ts';
import { writeWhole } from '../../records/write-whole.ts';
import type { Context } from '../context/context.ts';
import { readEnvironment } from '../context/read-environment.ts';
import { createProgress } from '../terminal/progress.ts';
import type { CalibrateRequest } from './command.ts';
import { makeRephrase } from './make-rephrase.ts';
import type { PassingRuns } from './passing-runs.ts';

/** Files of a calibration. */
export interface CalibrationFiles {
  readonly results: string;
  readonly labels: string;
  readonly runs: readonly PlantedRun[];
}

/** Plants the faults and writes runs and labels. Throws the signal's reason where it is aborted. */
export async function plantRuns({
  request,
  dataset,
  passing,
  context,
  signal,
}: {
  readonly request: CalibrateRequest;
  readonly dataset: Dataset;
  readonly passing: PassingRuns;
  readonly context: Context;
  readonly signal: AbortSignal;
}): Promise<CalibrationFiles> {
  const { output, env, seed, count, model } = request;
  const faults = request.faults ?? faultNames;
  const name = `planted-${env}-${seed}`;
  const results = join(output, `${name}.json`);
  const labels = join(output, `${name}.labels.jsonl`);
  await mkdir(output, { recursive: true });
  const planted: PlantedRun[] = [];
  const progress = createProgress({ context, total: count, unit: 'faults planted' });
  const options = { dataset, scripts: passing.scripts, retells: request.paths.length === 0, faults, count, seed };
  try {
    for (const run of plantFaults(options)) {
      planted.push(run);
      progress.step(run.fault);
      // Ctrl-C is heard between runs.
      await setImmediate();
      signal.throwIfAborted();
    }
  } finally {
    progress.stop();
  }
  const runs =
    model === null
      ? planted
      : await inOtherWords(planted, {
          rephrase: await makeRephrase({
            request: { ...request, model },
            environment: readEnvironment(context),
            path: join(output, `${name}.wordings.jsonl`),
            signal,
          }),
          concurrency: request.maxConcurrency,
          context,
        });
  const stage = { domain: dataset.domain, database: dataset.database, groundTruths: createReplayCache() };
  const played = runs.map((run) => ({ run, played: playScript(run.script, stage) }));
  const records = played.map((one) => plantedRecord(one.run, one.played));
  const rows = played.map((one) => JSON.stringify(plantedLabel(one.run, one.played, `${name}.json`)));
  await writeWhole({ path: results, content: `[${records.join(',\n')}]\n` });
  await writeWhole({ path: labels, content: rows.map((row) => `${row}\n`).join('') });
  return { results, labels, runs };
}

async function inOtherWords(
  runs: readonly PlantedRun[],
  {
    rephrase,
    concurrency,
    context,
  }: { readonly rephrase: Rephrase; readonly concurrency: number; readonly context: Context },
): Promise<PlantedRun[]> {
  const limit = pLimit(concurrency);
  const progress = createProgress({ context, total: runs.length, unit: 'runs rephrased' });
  let kept = 0;
  let changed = 0;
  try {
    const said = await Promise.all(
      runs.map((run) =>
        limit(async () => {
          const result = await rephraseRun(run, rephrase);
          kept += result.kept;
          changed += result.changed;
          progress.step();
          return result.run;
        }),
      ),
    );
    progress.print(`${changed} turns in other words; ${kept} stayed, because their other words lost a fact`);
    return said;
  } finally {
    limit.clearQueue();
    progress.stop();
  }
}
