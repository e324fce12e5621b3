import type { Domains } from '../domains/index.ts';
import type { Finding } from '../records/finding.ts';
import type { JudgeReply } from '../records/judge-reply.ts';
import type { Trajectory } from '../records/trajectory.ts';
import type { ReplayTarget } from './case/replay-run.ts';
import { stateSource } from './case/state-source.ts';
import type { ChooseTarget } from './choose-target.ts';
import type { FindingContext } from './empty-finding.ts';
import type { LockFile } from './findings-store.ts';
import type { InferredDomain } from './infer-domain.ts';
import type { Judge } from './judge/judge.ts';
import type { RepairLimits } from './repair/search-repair.ts';
import type { Choice } from './select.ts';

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
  /** US dollars after which no further run is put to a model; null for no limit. */
  readonly maxCost?: number | null | undefined;
  /** Cuts calls that are under way; `signal` lets them end and starts no more. The same as `signal` where it is left out. */
  readonly cut?: AbortSignal | undefined;
  readonly onEvent: (event: AnalyzeEvent) => void;
  readonly signal?: AbortSignal | undefined;
}

/** What happens on the way, for progress and messages. */
export type AnalyzeEvent =
  | { readonly kind: 'file'; readonly file: string; readonly domain: InferredDomain; readonly findings: string }
  | { readonly kind: 'finding'; readonly finding: Finding; readonly reused: boolean }
  | { readonly kind: 'reply'; readonly reply: JudgeReply }
  | { readonly kind: 'refused'; readonly file: string; readonly reason: string };

/** What every finding of one judge and one world has in common. */
export function contextOf(
  { judge, version }: Pick<AnalyzeOptions, 'judge' | 'version'>,
  target: ReplayTarget | null,
): FindingContext {
  const { name, model, prompt_hash, parameters } = judge.identity;
  return {
    judge: { name, version, model, prompt_hash, parameters: { ...parameters } },
    datasetHash: target === null ? null : stateSource(target),
    groundTruthHash: target?.groundTruth?.hash ?? null,
  };
}
