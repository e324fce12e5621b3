import { analyze } from '../../analyze/analyze.ts';
import type { AnalyzeResult } from '../../analyze/analyze-result.ts';
import { judges } from '../../analyze/judge/index.ts';
import { nameLabel } from '../../analyze/judge/name-label.ts';
import { replayTargets } from '../../analyze/replay-targets.ts';
import { makeSelector } from '../../analyze/select.ts';
import { builtInData } from '../../datasets/built-in-data.ts';
import type { Dataset } from '../../datasets/dataset.ts';
import { openDatasets } from '../../datasets/open-datasets.ts';
import { checkGate } from '../../metrics/gate.ts';
import { scoreFindings } from '../../metrics/score-findings.ts';
import type { Finding } from '../../records/finding.ts';
import { readLabels } from '../../records/labels/read-labels.ts';
import { packageVersion } from '../../records/package-version.ts';
import { makeJudge } from '../analyze/make-judge.ts';
import type { Context } from '../context/context.ts';
import { lockFile } from '../context/lock-file.ts';
import { readEnvironment } from '../context/read-environment.ts';
import { asUsageError, UsageError } from '../errors/usage-error.ts';
import { findInputs } from '../inputs/find-inputs.ts';
import { printScore } from '../score/print.ts';
import { listenForInterrupt } from '../terminal/interrupt-signal.ts';
import { createProgress } from '../terminal/progress.ts';
import type { CalibrateRequest } from './command.ts';
import { type PassingRuns, passingRunsOf, playedRuns } from './passing-runs.ts';
import { type CalibrationFiles, plantRuns } from './plant.ts';
import { kindsTable } from './print.ts';

/** Does what `tau-triage calibrate` was asked for and returns its exit code. */
export async function runCalibrate(request: CalibrateRequest, context: Context): Promise<number> {
  checkModels(request);
  const dataset = openDataset(request);
  const interrupt = listenForInterrupt(context);
  const { signal } = interrupt;
  try {
    const passing = await findPassing(request, dataset, signal);
    for (const note of passing.notes) {
      context.err.line(note);
    }
    const files = await plantRuns({ request, dataset, passing, context, signal });
    if (files.runs.length === 0) {
      throw new Error(
        `No fault could be planted: no passing run of ${request.env} has a place for one of the kinds that were asked for.`,
      );
    }
    if (files.runs.length < request.count) {
      context.err.line(
        `Only ${files.runs.length} of ${request.count} faults could be planted: no run has a place for more.`,
      );
    }
    const result = await judge({ request, files, context, signal });
    return result.interrupted ? 130 : await report({ request, files, result, context });
  } catch (error) {
    if (signal.aborted && error === signal.reason) {
      return 130;
    }
    throw error;
  } finally {
    interrupt.release();
  }
}

function checkModels({ judge: name, judgeModel }: CalibrateRequest): void {
  if (judges[name].needsModel && judgeModel === null) {
    throw new UsageError(`--judge ${name} needs a model: give --judge-model, e.g. --judge-model gpt-4o.`);
  }
  if (!judges[name].needsModel && judgeModel !== null) {
    throw new UsageError(`--judge-model is for --judge llm: give that too, or leave --judge-model out.`);
  }
}

function openDataset({ dataset: folder, env, taskSplit }: CalibrateRequest): Dataset {
  const path = folder ?? builtInData;
  const datasets = asUsageError(() => openDatasets({ path }), '--dataset: ');
  const dataset = datasets.get(env);
  if (dataset === undefined) {
    throw new UsageError(`--env ${env}: ${path} has data sets for ${datasets.domains.join(', ')}.`);
  }
  if (!dataset.splits.includes(taskSplit)) {
    throw new UsageError(`--task-split ${taskSplit}: the data set has ${dataset.splits.join(', ') || 'no splits'}.`);
  }
  return dataset;
}

async function findPassing(
  { paths, taskSplit: split }: CalibrateRequest,
  dataset: Dataset,
  signal: AbortSignal,
): Promise<PassingRuns> {
  if (paths.length === 0) {
    return await playedRuns({ dataset, split, signal });
  }
  const { inputs, notes } = await findInputs({ paths, format: null, purpose: 'plant faults in' });
  const found = await passingRunsOf(inputs, { dataset, split, signal });
  return { scripts: found.scripts, notes: [...notes, ...found.notes] };
}

/** What a judge is asked with that is only measured: one vote a run, as `analyze` has it without flags. */
const plainJudge = {
  votes: 1,
  escalateModel: null,
  reasoningEffort: null,
  extraBody: null,
  maxRetries: 6,
  timeout: 300_000,
  maxCost: null,
  cache: true,
} as const;

interface Work {
  readonly request: CalibrateRequest;
  readonly files: CalibrationFiles;
  readonly context: Context;
}

async function judge({
  request,
  files,
  context,
  signal,
}: Work & { readonly signal: AbortSignal }): Promise<AnalyzeResult> {
  const { env, dataset, taskSplit, output, judgeModel, maxConcurrency } = request;
  const progress = createProgress({ context, total: files.runs.length, unit: 'runs judged' });
  try {
    return await analyze({
      files: [files.results],
      output,
      version: packageVersion(),
      judge: await makeJudge({
        name: request.judge,
        request: { ...request, ...plainJudge, model: judgeModel },
        environment: readEnvironment(context),
        now: context.now,
        signal,
      }),
      select: makeSelector({ threshold: null, includePassed: false, taskIds: null, trials: null, where: null }),
      only: null,
      limit: Number.POSITIVE_INFINITY,
      domain: env,
      format: null,
      concurrency: judges[request.judge].needsModel ? maxConcurrency : 1,
      targetOf: replayTargets({
        dataset,
        builtIn: builtInData,
        groundTruth: null,
        split: taskSplit,
        say: progress.print,
      }),
      lock: lockFile,
      onEvent: (event) => {
        if (event.kind === 'finding') {
          progress.step();
        }
      },
      signal,
    });
  } finally {
    progress.stop();
  }
}

async function report({
  request: { format, misses, failOn },
  files,
  result,
  context: { out, err },
}: Work & { readonly result: AnalyzeResult }): Promise<number> {
  const findings: Finding[] = [];
  for await (const finding of result.findings()) {
    findings.push(finding);
  }
  const labelFile = await readLabels({ path: files.labels });
  const score = scoreFindings({ findings, labels: labelFile.labels, nameLabel });
  const findingsFiles = result.files.map(({ findingsPath }) => ({ file: findingsPath, findings }));
  const provenance = { findings, findingsFiles, labelFiles: [labelFile], problems: labelFile.problems };
  if (format === 'table') {
    out.text(kindsTable(files.runs, score.misses));
    out.text('');
  }
  printScore({ format, misses, score, provenance, out });
  const broken = failOn.flatMap((gate) => checkGate({ gate, score }) ?? []);
  for (const sentence of broken) {
    err.line(`--fail-on ${sentence}`);
  }
  if (broken.length > 0) {
    return 4;
  }
  return result.errors > 0 ? 3 : 0;
}
