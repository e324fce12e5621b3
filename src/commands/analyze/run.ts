import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { type AnalyzeEvent, type AnalyzeOptions, analyze } from '../../analyze/analyze.ts';
import type { AnalyzeResult } from '../../analyze/analyze-result.ts';
import { judges } from '../../analyze/judge/index.ts';
import { rulesJudge } from '../../analyze/judge/rules/rules-judge.ts';
import { planAnalysis } from '../../analyze/plan.ts';
import { defaultLimits } from '../../analyze/repair/find-repair.ts';
import { replayTargets } from '../../analyze/replay-targets.ts';
import { makeSelector } from '../../analyze/select.ts';
import { worldTargets } from '../../analyze/world-targets.ts';
import { builtInData } from '../../datasets/built-in-data.ts';
import { domains } from '../../domains/index.ts';
import { packageVersion } from '../../records/package-version.ts';
import { findingsCsv } from '../../report/findings-csv.ts';
import type { Context } from '../context/context.ts';
import { lockFile } from '../context/lock-file.ts';
import { readEnvironment } from '../context/read-environment.ts';
import { asUsageError, UsageError } from '../errors/usage-error.ts';
import { findInputs } from '../inputs/find-inputs.ts';
import { inputFormat } from '../inputs/input-format.ts';
import { type KeptInputs, keepPiped } from '../inputs/keep-piped.ts';
import { type Interrupt, listenForInterrupt } from '../terminal/interrupt-signal.ts';
import { createProgress, type Progress } from '../terminal/progress.ts';
import { type OpenedWorlds, openWorlds } from '../world/open-worlds.ts';
import { checkOutputs } from './check-outputs.ts';
import type { AnalyzeRequest } from './command.ts';
import { describePlan } from './describe-plan.ts';
import { makeJudge } from './make-judge.ts';
import { printResult } from './print.ts';

/** Seconds that are spent on the repair of one run, whatever its world. */
const repairSeconds = 60;

/** Does what `tau-triage analyze` was asked for and returns its exit code. */
export async function runAnalyze(request: AnalyzeRequest, context: Context): Promise<number> {
  return (await analyzeAndPrint(request, context)).exitCode;
}

/** The same, with what came out; `result` is null where nothing was judged. */
export async function analyzeAndPrint(request: AnalyzeRequest, context: Context): Promise<Analysis> {
  checkJudge(request);
  const folder = outputFolder(request);
  const paths = [...request.paths, ...(request.resultsPath ?? [])];
  const { inputs: found, notes } = await findInputs({ paths, format: inputFormat(request), purpose: 'analyse' });
  checkOutputs({ ...request, output: folder, inputs: found });
  const interrupt = listenForInterrupt(context);
  const { signal } = interrupt;
  let inputs: KeptInputs | null = null;
  let worlds: OpenedWorlds | null = null;
  try {
    worlds = request.dryRun ? null : await openWorlds({ request, context, signal });
    inputs = await keepPiped({ files: found, folder: request.dryRun ? null : folder, context, signal });
    return await analyzeInputs({ request, folder, inputs, notes, interrupt, worlds, context });
  } catch (error) {
    // Nothing was judged yet.
    if (signal.aborted && error === signal.reason) {
      return { result: null, exitCode: 130 };
    }
    throw error;
  } finally {
    interrupt.release();
    await worlds?.close();
    await inputs?.release();
  }
}

interface Analysis {
  readonly result: AnalyzeResult | null;
  readonly exitCode: number;
}

async function analyzeInputs({
  request,
  folder,
  inputs: { files, kept },
  notes,
  interrupt: { signal },
  worlds,
  context,
}: {
  readonly request: AnalyzeRequest;
  readonly folder: string;
  readonly inputs: KeptInputs;
  readonly notes: readonly string[];
  readonly interrupt: Interrupt;
  readonly worlds: OpenedWorlds | null;
  readonly context: Context;
}): Promise<Analysis> {
  const early: string[] = [...notes, ...kept, ...domainNote(request)];
  let say = (line: string): void => void early.push(line);
  let onEvent = (_: AnalyzeEvent): void => undefined;
  const options: AnalyzeOptions = {
    files,
    output: folder,
    version: packageVersion(),
    // A dry run asks nobody, so it needs no key.
    judge: request.dryRun ? rulesJudge : makeJudge(request, readEnvironment(context)),
    select: selector(request),
    only: null,
    limit: request.maxNumFailedResults ?? Number.POSITIVE_INFINITY,
    domain: request.env,
    format: inputFormat(request),
    concurrency: judges[request.judge].needsModel ? request.maxConcurrency : (worlds?.atOnce ?? 1),
    targetOf: openTargets({ request, worlds, say: (line) => say(line) }),
    limits: { ...defaultLimits, seconds: repairSeconds, now: context.now },
    lock: lockFile,
    onEvent: (event) => onEvent(event),
    signal,
  };
  const { sample, seed } = request;
  const measure = judges[request.judge].needsModel || request.dryRun;
  const plan = measure || sample !== null ? await planAnalysis({ options, sample, seed: seed ?? 0, measure }) : null;
  const progress = createProgress({ context, total: plan?.runs ?? null, unit: 'runs' });
  say = progress.print;
  onEvent = (event) => tellEvent(event, progress);
  for (const note of early) {
    say(note);
  }
  if (plan && measure) {
    say(describePlan(plan, request));
  }
  if (request.dryRun) {
    return { result: null, exitCode: 0 };
  }
  const result = await analyze({ ...options, only: plan?.chosen ?? null }).finally(progress.stop);
  await writeFiles(request, result);
  await printResult({ result, request, folder, out: context.out });
  return { result, exitCode: exitCodeOf(result, files.length) };
}

function checkJudge(request: AnalyzeRequest): void {
  if (judges[request.judge].needsModel) {
    if (request.model === null) {
      throw new UsageError(`--judge ${request.judge} needs a model: give --model, e.g. --model gpt-4o.`);
    }
    return;
  }
  // tau-bench's own tool takes --platform, so that one does no harm here.
  for (const [flag, value] of [
    ['--model', request.model],
    ['--model-provider', request.modelProvider],
    ['--base-url', request.baseUrl],
  ] as const) {
    if (value !== null) {
      throw new UsageError(`${flag} is for --judge llm: give that too, or leave ${flag} out.`);
    }
  }
}

function domainNote({ env }: AnalyzeRequest): readonly string[] {
  if (env === null || Object.hasOwn(domains, env)) {
    return [];
  }
  const names = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(Object.keys(domains));
  return [`--env takes ${names} for replay; ${env} has no world, so nothing is replayed.`];
}

function outputFolder({ output, outputPath }: AnalyzeRequest): string {
  return outputPath !== null && !outputPath.endsWith('.json') ? outputPath : output;
}

function selector({ threshold, includePassed, taskIds, trials, where }: AnalyzeRequest): AnalyzeOptions['select'] {
  return asUsageError(() => makeSelector({ threshold, includePassed, taskIds, trials, where }));
}

function openTargets({
  request: { dataset, groundTruth, taskSplit },
  worlds,
  say,
}: {
  readonly request: AnalyzeRequest;
  readonly worlds: OpenedWorlds | null;
  readonly say: (line: string) => void;
}): AnalyzeOptions['targetOf'] {
  const open = () => replayTargets({ dataset, builtIn: builtInData, groundTruth, split: taskSplit, say });
  const otherwise = asUsageError(open, '--dataset: ');
  return worlds === null
    ? otherwise
    : worldTargets({ worlds: worlds.list, otherwise, besideDataset: dataset !== null, split: taskSplit, say });
}

function tellEvent(event: AnalyzeEvent, { print, step }: Progress): void {
  if (event.kind === 'file') {
    print(`${event.file}: domain ${event.domain.domain ?? 'unknown'} (${event.domain.reason})`);
  } else if (event.kind === 'refused') {
    print(`cannot be read: ${event.reason}`);
  } else {
    if (event.finding.status === 'error' && !event.reused) {
      print(`error: ${event.finding.error}`);
    }
    step();
  }
}

async function writeFiles({ csv, outputPath }: AnalyzeRequest, result: AnalyzeResult): Promise<void> {
  if (csv !== null) {
    await pipeline(findingsCsv(result.findings()), createWriteStream(csv));
  }
  if (outputPath?.endsWith('.json')) {
    const { tauBenchReport } = await import('../../report/tau-bench-report.ts');
    await writeFile(outputPath, `${JSON.stringify(await tauBenchReport(result.findings()), null, 2)}\n`);
  }
}

function exitCodeOf(result: AnalyzeResult, files: number): number {
  if (result.interrupted) {
    return 130;
  }
  if (result.refused.length === files) {
    return 1;
  }
  return result.refused.length > 0 || result.errors > 0 ? 3 : 0;
}
