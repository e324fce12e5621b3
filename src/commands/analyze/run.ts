import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { analyze } from '../../analyze/analyze.ts';
import type { AnalyzeEvent, AnalyzeOptions } from '../../analyze/analyze-options.ts';
import type { AnalyzeResult } from '../../analyze/analyze-result.ts';
import { type JudgeName, judges } from '../../analyze/judge/index.ts';
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
import type { Environment } from '../context/environment.ts';
import { importedData } from '../context/imported-data.ts';
import { lockFile } from '../context/lock-file.ts';
import { readEnvironment } from '../context/read-environment.ts';
import { asUsageError } from '../errors/usage-error.ts';
import { findInputs } from '../inputs/find-inputs.ts';
import { inputFormat } from '../inputs/input-format.ts';
import { type KeptInputs, keepPiped } from '../inputs/keep-piped.ts';
import { type Interrupt, listenForInterrupt } from '../terminal/interrupt-signal.ts';
import { createProgress, type Progress } from '../terminal/progress.ts';
import { type OpenedWorlds, openWorlds } from '../world/open-worlds.ts';
import { checkOutputs } from './check-outputs.ts';
import { chooseJudge } from './choose-judge.ts';
import type { AnalyzeRequest } from './command.ts';
import { isConfirmed } from './confirm-cost.ts';
import { describePlan, estimatePlan } from './describe-plan.ts';
import { makeJudge } from './make-judge.ts';
import { printResult } from './print.ts';
import { createTally, type Tally } from './tally.ts';

/** Seconds that are spent on the repair of one run, whatever its world. */
const repairSeconds = 60;

/** Does what `tau-triage analyze` was asked for and returns its exit code. */
export async function runAnalyze(request: AnalyzeRequest, context: Context): Promise<number> {
  return (await analyzeAndPrint(request, context)).exitCode;
}

/** The same, with what came out; `result` is null where nothing was judged. */
export async function analyzeAndPrint(request: AnalyzeRequest, context: Context): Promise<Analysis> {
  const judge = chooseJudge(request);
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
    return await analyzeInputs({ request, judge, folder, inputs, notes, interrupt, worlds, context });
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
  judge: name,
  folder,
  inputs: { files, kept },
  notes,
  interrupt: { signal },
  worlds,
  context,
}: {
  readonly request: AnalyzeRequest;
  readonly judge: JudgeName;
  readonly folder: string;
  readonly inputs: KeptInputs;
  readonly notes: readonly string[];
  readonly interrupt: Interrupt;
  readonly worlds: OpenedWorlds | null;
  readonly context: Context;
}): Promise<Analysis> {
  const { needsModel } = judges[name];
  const early: string[] = [...notes, ...kept, ...domainNote(request)];
  let say = (line: string): void => void early.push(line);
  let onEvent = (_: AnalyzeEvent): void => undefined;
  const options: AnalyzeOptions = {
    files,
    output: folder,
    version: packageVersion(),
    // A dry run asks nobody, so it needs no key.
    judge: request.dryRun
      ? rulesJudge
      : await makeJudge({ name, request, environment: readEnvironment(context), now: context.now, signal }),
    select: selector(request),
    only: null,
    limit: request.maxNumFailedResults ?? Number.POSITIVE_INFINITY,
    domain: request.env,
    format: inputFormat(request),
    concurrency: needsModel ? request.maxConcurrency : (worlds?.atOnce ?? 1),
    targetOf: openTargets({ request, worlds, environment: context.environment, say: (line) => say(line) }),
    limits: { ...defaultLimits, seconds: repairSeconds, now: context.now },
    lock: lockFile,
    maxCost: request.maxCost,
    onEvent: (event) => onEvent(event),
    signal,
    // A reply that is on its way is waited for: it is paid for. A second Ctrl-C ends the process.
    ...(needsModel && { cut: new AbortController().signal }),
  };
  const { sample, seed } = request;
  const measure = needsModel || request.dryRun;
  const plan =
    measure || sample !== null
      ? await planAnalysis({ options, sample, seed: seed ?? 0, measure, settled: name === 'hybrid' })
      : null;
  const progress = createProgress({ context, total: plan?.runs ?? null, unit: 'runs' });
  say = progress.print;
  const spent = createTally();
  onEvent = (event) => tellEvent(event, progress, spent);
  for (const note of early) {
    say(note);
  }
  if (plan && measure) {
    const estimate = estimatePlan(plan, { judge: name, model: request.model, votes: request.votes });
    say(describePlan(plan, estimate));
    if (!request.dryRun && needsModel && !(await isConfirmed({ estimate, request, context, signal }))) {
      return { result: null, exitCode: 1 };
    }
  }
  if (request.dryRun) {
    return { result: null, exitCode: 0 };
  }
  const result = await analyze({ ...options, only: plan?.chosen ?? null }).finally(progress.stop);
  await writeFiles(request, result);
  await printResult({ result, request, folder, spent: needsModel ? spent.text() : null, out: context.out });
  return { result, exitCode: exitCodeOf(result, files.length) };
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
  environment,
  say,
}: {
  readonly request: AnalyzeRequest;
  readonly worlds: OpenedWorlds | null;
  readonly environment: Environment;
  readonly say: (line: string) => void;
}): AnalyzeOptions['targetOf'] {
  const imported = importedData(environment);
  const open = () => replayTargets({ dataset, builtIn: builtInData, imported, groundTruth, split: taskSplit, say });
  const otherwise = asUsageError(open, '--dataset: ');
  return worlds === null
    ? otherwise
    : worldTargets({ worlds: worlds.list, otherwise, besideDataset: dataset !== null, split: taskSplit, say });
}

function tellEvent(event: AnalyzeEvent, { print, step }: Progress, spent: Tally): void {
  if (event.kind === 'file') {
    print(`${event.file}: domain ${event.domain.domain ?? 'unknown'} (${event.domain.reason})`);
  } else if (event.kind === 'refused') {
    print(`cannot be read: ${event.reason}`);
  } else if (event.kind === 'reply') {
    spent.add(event.reply);
  } else {
    if (event.finding.status === 'error' && !event.reused) {
      print(`error: ${event.finding.error}`);
    }
    step(spent.calls() === 0 ? undefined : spent.short());
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
  return result.refused.length > 0 || result.errors > 0 || result.unpaid > 0 ? 3 : 0;
}
