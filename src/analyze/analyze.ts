import pLimit from 'p-limit';
import type { Domains } from '../domains/index.ts';
import type { Finding } from '../records/finding.ts';
import { readRunHeader, readTrajectories } from '../records/formats/index.ts';
import type { Trajectory } from '../records/trajectory.ts';
import type { AnalyzeResult, FileSummary } from './analyze-result.ts';
import { analyzeTrajectory } from './analyze-trajectory.ts';
import type { ReplayTarget } from './case/replay-run.ts';
import type { ChooseTarget, RunOrigin } from './choose-target.ts';
import { emptyFinding, type FindingContext, unreadableFinding } from './empty-finding.ts';
import { findingsPathFor } from './findings-path.ts';
import { type FindingsStore, findingKey, type LockFile, openFindingsStore } from './findings-store.ts';
import { guessFileDomain, type InferredDomain, inferDomain } from './infer-domain.ts';
import type { Judge } from './judge/judge.ts';
import type { RepairLimits } from './repair/search-repair.ts';
import type { Choice } from './select.ts';
import { readTrialBook, type TrialBook } from './trials/trial-book.ts';

/** What is analysed, by whom, and where the findings go. */
export interface AnalyzeOptions {
  /** Results files, each read in turn. */
  readonly files: readonly string[];
  readonly output: string;
  readonly judge: Judge;
  readonly version: string;
  readonly select: (trajectory: Trajectory, domain: string | null) => Choice;
  /** Only these records, by file and index; null takes whatever `select` chooses. */
  readonly only: ReadonlyMap<string, ReadonlySet<number>> | null;
  /** At most so many failures over all files. */
  readonly limit: number;
  /** A domain that overrides what is inferred. */
  readonly domain: string | null;
  readonly format: string | null;
  /** What to replay a file's runs of a domain in; null where there is nothing. */
  readonly targetOf: ChooseTarget;
  /** The domains that are known; the built-in ones where not given. */
  readonly domains?: Domains | undefined;
  /** How far repairs are looked for. */
  readonly limits?: RepairLimits | undefined;
  /** Held for each change of a findings file, so that several processes may write to one. */
  readonly lock: LockFile;
  readonly concurrency: number;
  readonly onEvent: (event: AnalyzeEvent) => void;
  readonly signal?: AbortSignal | undefined;
}

/** What happens on the way, for progress and messages. */
export type AnalyzeEvent =
  | { readonly kind: 'file'; readonly file: string; readonly domain: InferredDomain; readonly findings: string }
  | { readonly kind: 'finding'; readonly finding: Finding; readonly reused: boolean }
  | { readonly kind: 'refused'; readonly file: string; readonly reason: string };

/**
 * Reads every file, judges the chosen runs and appends a finding for each as soon as it is made. Findings that are there
 * already are used again. A file that cannot be read is named and the others go on; a judge that can answer nobody ends the
 * call with its error, after what was done is safe.
 */
export async function analyze(options: AnalyzeOptions): Promise<AnalyzeResult> {
  const files: FileSummary[] = [];
  const refused: { file: string; reason: string }[] = [];
  const parts: FilePart[] = [];
  const taken = new Set<string>();
  let left = options.limit;
  const trials = await readTrialBook({ files: options.files, format: options.format, signal: options.signal }).catch(
    ignoreInterruption(options),
  );
  for (const file of options.files) {
    if (left <= 0 || options.signal?.aborted) {
      break;
    }
    try {
      const origin = { file, header: await readRunHeader(file) };
      const domain = await fileDomain(origin, options);
      const findingsPath = await findingsPathFor({ input: file, output: options.output, taken });
      taken.add(findingsPath);
      options.onEvent({ kind: 'file', file, domain, findings: findingsPath });
      const store = await openFindingsStore({ path: findingsPath, lock: options.lock, signal: options.signal });
      const result = await analyzeFile({ origin, domain, store, limit: left, trials, options });
      left -= result.summary.chosen;
      files.push(result.summary);
      parts.push(result);
    } catch (error) {
      if (options.signal?.aborted) {
        break;
      }
      if (!isUnreadable(error)) {
        throw error;
      }
      refused.push({ file, reason: error.message });
      options.onEvent({ kind: 'refused', file, reason: error.message });
    }
  }
  const sum = (key: 'count' | 'errors') => parts.reduce((total, part) => total + part[key], 0);
  return {
    files,
    refused,
    count: sum('count'),
    errors: sum('errors'),
    interrupted: options.signal?.aborted ?? false,
    findings: async function* () {
      for (const { store, keys } of parts) {
        yield* store.read(keys);
      }
    },
  };
}

/** The findings of one file: where they are, not what they are. */
interface FilePart {
  readonly store: FindingsStore;
  readonly keys: readonly string[];
  readonly count: number;
  readonly errors: number;
}

/** An interrupted look ahead is no failure: the call ends with what there is. */
function ignoreInterruption({ signal }: AnalyzeOptions): (error: unknown) => null {
  return (error) => {
    if (signal?.aborted) {
      return null;
    }
    throw error;
  };
}

async function fileDomain(
  { file, header }: RunOrigin,
  { domain, format, signal, domains }: AnalyzeOptions,
): Promise<InferredDomain> {
  if (domain !== null) {
    return { domain, reason: 'as --env says' };
  }
  if (header?.domain) {
    return { domain: header.domain, reason: 'its header says so' };
  }
  return await guessFileDomain({ file, format, signal, domains });
}

interface FileJob {
  readonly origin: RunOrigin;
  readonly domain: InferredDomain;
  readonly store: FindingsStore;
  readonly limit: number;
  readonly trials: TrialBook | null;
  readonly options: AnalyzeOptions;
}

async function analyzeFile({
  origin,
  domain,
  store,
  limit,
  trials,
  options,
}: FileJob): Promise<FilePart & { readonly summary: FileSummary }> {
  const { file } = origin;
  const counts = { read: 0, chosen: 0, reused: 0, passed: 0, ungraded: 0, filtered: 0 };
  const blank = contextOf(options, null);
  const made: { readonly index: number; readonly key: string }[] = [];
  let errors = 0;
  const throttle = pLimit(options.concurrency);
  const running = new Set<Promise<void>>();
  const failures: unknown[] = [];
  const only = options.only?.get(file) ?? null;
  const keep = async (finding: Finding, reused: boolean) => {
    if (!reused) {
      await store.append(finding);
    }
    made.push({ index: finding.source.index, key: findingKey(finding) });
    if (finding.status === 'error') {
      errors += 1;
    }
    options.onEvent({ kind: 'finding', finding, reused });
  };
  try {
    for await (const { trajectory, unreadable } of readTrajectories({
      path: file,
      format: options.format ?? undefined,
      signal: options.signal,
    })) {
      if (unreadable) {
        await keep(
          unreadableFinding({ record: unreadable, index: unreadable.index ?? counts.read, context: blank }),
          false,
        );
        continue;
      }
      counts.read += 1;
      const own =
        options.domain ?? origin.header?.domain ?? inferDomain(trajectory, options.domains).domain ?? domain.domain;
      const choice = only && !only.has(trajectory.source.index) ? 'filtered' : options.select(trajectory, own);
      counts[choice] += 1;
      if (choice !== 'chosen') {
        continue;
      }
      const target = await options.targetOf(own, origin, trajectory);
      const context = contextOf(options, target);
      const known = await store.find(emptyFinding({ trajectory, domain: own, context }));
      if (known) {
        counts.reused += 1;
        await keep(known, true);
      } else {
        const job = throttle(async () => {
          if (failures.length > 0 || options.signal?.aborted) {
            return;
          }
          const finding = await analyzeTrajectory({
            trajectory,
            domain: own,
            target,
            siblings: trials?.siblingsOf(trajectory) ?? null,
            judge: options.judge,
            context,
            signal: options.signal,
            domains: options.domains,
            limits: options.limits,
          });
          await keep(finding, false);
        });
        const tracked: Promise<void> = job
          .catch((error: unknown) => void failures.push(error))
          .finally(() => running.delete(tracked));
        running.add(tracked);
        // Reading on would only pile up runs that wait for a judge.
        if (running.size >= options.concurrency) {
          await Promise.race(running);
        }
        if (failures.length > 0) {
          break;
        }
      }
      if (counts.chosen >= limit) {
        break;
      }
    }
  } catch (error) {
    // What was done before an interruption is told all the same.
    if (!options.signal?.aborted) {
      throw error;
    }
  } finally {
    await Promise.all(running);
    await store.close();
  }
  if (failures.length > 0 && !options.signal?.aborted) {
    throw failures[0];
  }
  const keys = made.sort((a, b) => a.index - b.index).map(({ key }) => key);
  return { summary: { file, domain, findingsPath: store.path, ...counts }, store, keys, count: keys.length, errors };
}

/** What every finding of one judge and one world has in common. */
export function contextOf(
  { judge, version }: Pick<AnalyzeOptions, 'judge' | 'version'>,
  target: ReplayTarget | null,
): FindingContext {
  const { name, model, prompt_hash, parameters } = judge.identity;
  return {
    judge: { name, version, model, prompt_hash, parameters: { ...parameters } },
    datasetHash: target === null ? null : sourceOf(target),
    groundTruthHash: target?.groundTruth?.hash ?? null,
  };
}

/** What the state of a replay comes from: the data set by its hash, and a world of the user's own by its name and version. */
function sourceOf({ world: { name, version }, dataset }: ReplayTarget): string {
  if (dataset !== null && version === null) {
    return dataset.hash;
  }
  const world = `world ${name}${version === null ? '' : ` (${version})`}`;
  return dataset === null ? world : `${dataset.hash} in ${world}`;
}

/** Errors of the input carry this name; all else is a defect or a full disk and goes up. */
function isUnreadable(error: unknown): error is Error {
  return error instanceof Error && error.name === 'UnreadableInputError';
}
