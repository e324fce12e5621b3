import { createWriteStream, existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { type AnalyzeEvent, type AnalyzeOptions, type AnalyzeResult, analyze } from '../analyze/analyze.ts';
import { rulesJudge } from '../analyze/judge/rules/rules-judge.ts';
import { planAnalysis } from '../analyze/plan.ts';
import { makeSelector } from '../analyze/select.ts';
import { domains } from '../domains/index.ts';
import { findingsCsv } from '../report/findings-csv.ts';
import { sanitiseLine } from '../text/sanitise.ts';
import type { AnalyzeFlags } from './analyze.ts';
import { checkOutputs } from './check-outputs.ts';
import { describePlan } from './describe-plan.ts';
import { findInputs } from './find-inputs.ts';
import { inputFormat } from './input-format.ts';
import { lockFile } from './lock-run.ts';
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
      `name at least one results file or folder, e.g. \`tau-triage analyze results/run.json\`; \`tau-triage demo\` needs none.${swallowedPath(request)}`,
    );
  }
  checkChoices(request);
  const { inputs: files, notes } = await findInputs({
    paths: request.paths,
    format: inputFormat(request),
    purpose: 'analyse',
  });
  checkOutputs({ ...request, output: outputFolder(request), inputs: files });
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
    format: inputFormat(request) ?? null,
    concurrency: request.judge === 'rules' ? 1 : parseInteger(request.maxConcurrency, '--max-concurrency', 1),
    targetOf: openWorlds({
      dataset: request.dataset,
      groundTruth: request.groundTruth,
      split: request.taskSplit,
      say: (line) => say(line),
    }),
    lock: lockFile,
    onEvent: (event) => onEvent(event, progress, say),
    signal,
  };
  const sample = request.sample === undefined ? null : parseInteger(request.sample, '--sample', 1);
  const seed = request.seed === undefined ? 0 : parseInteger(request.seed, '--seed');
  const measure = request.judge === 'llm' || request.dryRun === true;
  const plan = measure || sample !== null ? await planAnalysis({ options, sample, seed, measure }) : null;
  const progress = createProgress({ stream: process.stderr, total: plan?.runs ?? null, unit: 'runs', now: Date.now });
  for (const note of [...notes, ...domainNote(request)]) say(note);
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

function checkChoices(request: AnalysisRequest): void {
  inputFormat(request);
  if (request.format !== undefined) parseChoice(request.format, '--format', ['table', 'json', 'csv']);
  if (request.compat !== undefined) parseChoice(request.compat, '--compat', ['tau-bench']);
  parseChoice(request.judge, '--judge', ['rules', 'llm']);
  if (request.judge === 'llm' && request.model === undefined) {
    throw new UsageError('--judge llm needs a model: give --model, e.g. --model gpt-4o.');
  }
  if (request.judge === 'llm') return;
  // tau-bench's own tool takes --platform, so that one does no harm here.
  for (const [flag, value] of [
    ['--model', request.model],
    ['--model-provider', request.modelProvider],
    ['--base-url', request.baseUrl],
  ] as const) {
    if (value !== undefined) throw new UsageError(`${flag} is for --judge llm: give that too, or leave ${flag} out.`);
  }
}

/** A path that stands behind a flag that takes lists, as a hint; empty where there is none. */
function swallowedPath({ taskIds, trials }: AnalysisRequest): string {
  const path = [...(taskIds ?? []), ...(trials ?? [])].find((value) => existsSync(value));
  if (path === undefined) return '';
  return ` (${path} was read as a ${taskIds?.includes(path) ? 'task id' : 'trial'}; put the path first.)`;
}

function domainNote({ env }: AnalysisRequest): readonly string[] {
  if (env === undefined || Object.hasOwn(domains, env)) return [];
  const names = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(Object.keys(domains));
  return [`--env takes ${names} for replay; ${env} has no world, so nothing is replayed.`];
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
