import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type AnalyzeEvent, type AnalyzeOptions, type AnalyzeResult, analyze } from '../analyze/analyze.ts';
import { rulesJudge } from '../analyze/judge/rules-judge.ts';
import { planAnalysis } from '../analyze/plan.ts';
import { makeSelector } from '../analyze/select.ts';
import { formatNames } from '../records/formats/index.ts';
import { findingsCsv } from '../report/findings-csv.ts';
import { sanitiseLine } from '../text/sanitise.ts';
import type { AnalyzeFlags } from './analyze.ts';
import { describePlan } from './describe-plan.ts';
import { findInputs } from './find-inputs.ts';
import { makeJudge } from './make-judge.ts';
import { openWorlds } from './open-worlds.ts';
import { packageVersion } from './package-version.ts';
import { parseChoice, parseInteger, parseIntegers, parseList, parseNumber } from './parse-options.ts';
import { printResult } from './print-result.ts';
import { listenForInterrupt } from './terminal/interrupt-signal.ts';
import { createProgress } from './terminal/progress.ts';
import { UsageError } from './usage-error.ts';

/** Flags of `analyze` with its inputs. */
export type AnalysisRequest = AnalyzeFlags & { readonly paths: readonly string[] };

/** Does what `tau-triage analyze` was asked for and returns its exit code. */
export async function runAnalysis(request: AnalysisRequest): Promise<number> {
  const { result, exitCode } = await analyzeAndPrint(request);
  return result === null ? 0 : exitCode;
}

/** The same, with what came out; `result` is null after a dry run. */
export async function analyzeAndPrint(
  request: AnalysisRequest,
): Promise<{ readonly result: AnalyzeResult | null; readonly exitCode: number }> {
  if (request.paths.length === 0) {
    throw new UsageError(
      'name at least one results file or folder, e.g. `tau-triage analyze results/run.json`; `tau-triage demo` needs none.',
    );
  }
  const { inputs: files, notes } = await findInputs({ ...request, purpose: 'analyse' });
  checkOutputs(request, files);
  const interrupt = listenForInterrupt();
  const { signal } = interrupt;
  const say = (line: string) => progress.print(sanitiseLine(line));
  const options: AnalyzeOptions = {
    files,
    output: outputFolder(request),
    version: packageVersion(),
    // A dry run asks nobody, so it needs no key.
    judge: request.dryRun ? rulesJudge : makeJudge(request),
    select: selector(request),
    only: null,
    limit:
      request.maxNumFailedResults === undefined
        ? Number.POSITIVE_INFINITY
        : parseInteger(request.maxNumFailedResults, '--max-num-failed-results', 1),
    domain: request.env ?? null,
    format: request.formatIn === undefined ? null : parseChoice(request.formatIn, '--format-in', formatNames),
    concurrency: request.judge === 'rules' ? 1 : parseInteger(request.maxConcurrency, '--max-concurrency', 1),
    worldOf: openWorlds({
      dataset: request.dataset,
      groundTruth: request.groundTruth,
      split: request.taskSplit,
    }),
    onEvent: (event) => onEvent(event, progress, say),
    signal,
  };
  const sample = request.sample === undefined ? null : parseInteger(request.sample, '--sample', 1);
  const seed = request.seed === undefined ? 0 : parseInteger(request.seed, '--seed');
  const measure = request.judge === 'llm' || request.dryRun === true;
  const plan = measure || sample !== null ? await planAnalysis({ options, sample, seed, measure }) : null;
  const progress = createProgress({ stream: process.stderr, total: plan?.runs ?? null, unit: 'runs', now: Date.now });
  for (const note of notes) say(note);
  if (plan && measure) say(describePlan(plan, request));
  if (request.dryRun) return { result: null, exitCode: 0 };
  const result = await analyze({ ...options, only: plan?.chosen ?? null }).finally(() => {
    progress.stop();
    interrupt.release();
  });
  await writeFiles(request, result);
  await printResult({ result, request });
  return { result, exitCode: exitCodeOf(result, files.length) };
}

/** Nothing that is read may be written over. */
function checkOutputs(request: AnalysisRequest, files: readonly string[]): void {
  const read = new Set(files.map((file) => resolve(file)));
  for (const [flag, path] of [
    ['--csv', request.csv],
    ['--output-path', request.outputPath],
  ] as const) {
    if (path !== undefined && read.has(resolve(path)))
      throw new UsageError(`${flag} ${path} would overwrite an input: give another path.`);
  }
  if (request.format !== undefined) parseChoice(request.format, '--format', ['table', 'json', 'csv']);
  if (request.compat !== undefined) parseChoice(request.compat, '--compat', ['tau-bench']);
  parseChoice(request.judge, '--judge', ['rules', 'llm']);
  if (request.judge === 'llm' && request.model === undefined) {
    throw new UsageError('--judge llm needs a model: give --model, e.g. --model gpt-4o.');
  }
}

function outputFolder({ output, outputPath }: AnalysisRequest): string {
  return outputPath !== undefined && !outputPath.endsWith('.json') ? outputPath : output;
}

function selector(request: AnalysisRequest): AnalyzeOptions['select'] {
  try {
    return makeSelector({
      threshold: parseNumber(request.threshold, '--threshold'),
      includePassed: request.includePassed ?? false,
      taskIds: parseList(request.taskIds),
      trials: parseIntegers(request.trials, '--trials'),
      where: request.where ?? null,
    });
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function onEvent(event: AnalyzeEvent, progress: ReturnType<typeof createProgress>, say: (line: string) => void): void {
  if (event.kind === 'file') say(`${event.file}: domain ${event.domain.domain ?? 'unknown'} (${event.domain.reason})`);
  else if (event.kind === 'refused') say(`cannot be read: ${event.reason}`);
  else {
    if (event.finding.status === 'error' && !event.reused) say(`error: ${event.finding.error}`);
    progress.step();
  }
}

async function writeFiles({ csv, outputPath }: AnalysisRequest, result: AnalyzeResult): Promise<void> {
  if (csv !== undefined) await pipeline(findingsCsv(result.findings()), createWriteStream(csv));
  if (outputPath?.endsWith('.json')) {
    const { tauBenchReport } = await import('../report/tau-bench-report.ts');
    await writeFile(outputPath, `${JSON.stringify(await tauBenchReport(result.findings()), null, 2)}\n`);
  }
}

function exitCodeOf(result: AnalyzeResult, files: number): number {
  if (result.interrupted) return 130;
  if (result.refused.length === files) return 1;
  return result.refused.length > 0 || result.errors > 0 ? 3 : 0;
}
