import { builtInData } from '../datasets/built-in-data.ts';
import type { Dataset } from '../datasets/dataset.ts';
import { fileNameOf } from '../domains/engine/domains-called.ts';
import { openWorld } from '../domains/engine/open-world.ts';
import type { RemoteWorlds } from '../domains/remote/open-worlds.ts';
import type { Finding } from '../records/finding.ts';
import { findResultFiles, readRunHeader, readTrajectories } from '../records/formats/index.ts';
import { packageVersion } from '../records/package-version.ts';
import type { Trajectory } from '../records/trajectory.ts';
import { contextOf } from './analyze-options.ts';
import { analyzeTrajectory } from './analyze-trajectory.ts';
import type { ReplayTarget } from './case/replay-run.ts';
import type { ChooseTarget } from './choose-target.ts';
import { unreadableFinding } from './empty-finding.ts';
import { inOrder } from './in-order.ts';
import { guessFileDomain, inferDomain } from './infer-domain.ts';
import type { Judge } from './judge/judge.ts';
import { rulesJudge } from './judge/rules/rules-judge.ts';
import { replayTargets } from './replay-targets.ts';
import { makeSelector, type Selection } from './select.ts';
import { readTrialBook } from './trials/trial-book.ts';
import { worldTargets } from './world-targets.ts';

/** What is analysed and by whom; all but `paths` may be left out. */
export interface AnalyzeFilesOptions extends Partial<Selection> {
  /** Results files, and folders of them. */
  readonly paths: string | readonly string[];
  /**
   * The data set to replay in: opened, or its folder, or a folder of several by domain. Left out: the one that a run's header
   * names, else the built-in one of its domain. Null: nothing is replayed.
   */
  readonly dataset?: Dataset | string | null;
  /**
   * Worlds of your own to replay in, by programs that speak the world protocol: opened ones (`openWorlds`), which stay open, for
   * the domains they have. What they do not have is replayed in the data set.
   */
  readonly worlds?: readonly RemoteWorlds[];
  /** Task split in which a task is looked up that the results file does not hold; else the header's, else `test`. */
  readonly split?: string;
  /** The domain, where it should not be inferred. */
  readonly domain?: string;
  /** Name of the files' format, where it should not be told by their content. */
  readonly format?: string;
  /** The rules where it is left out. */
  readonly judge?: Judge;
  /** Runs that are judged at once, which pays for a judge that waits for a model; 1 where it is left out. */
  readonly concurrency?: number;
  readonly signal?: AbortSignal;
}

/** Findings as they are made, in the order of files and records. Each walk over them analyses anew. */
export interface Findings extends AsyncIterable<Finding> {
  /** All of them. */
  toArray(): Promise<Finding[]>;
}

/**
 * Judges the failed runs of results files; writes nothing. A record that is damaged, and a run that could not be judged, give a
 * finding with status `error`. Throws an UnreadableInputError for a file that is no results file, a DatasetError for a data set
 * that is none, and an Error with one sentence for an expression in `where` that is wrong.
 */
export function analyzeFiles(options: AnalyzeFilesOptions): Findings {
  return {
    [Symbol.asyncIterator]: () => findingsOf(options),
    async toArray() {
      const findings: Finding[] = [];
      for await (const finding of findingsOf(options)) {
        findings.push(finding);
      }
      return findings;
    },
  };
}

async function* findingsOf(options: AnalyzeFilesOptions): AsyncGenerator<Finding> {
  const { paths, format = null, concurrency = 1, signal } = options;
  const { inputs } = await findResultFiles({ paths: typeof paths === 'string' ? [paths] : paths, format, signal });
  const trials = await readTrialBook({ files: inputs, format, signal });
  const targetOf = targetsOf(options);
  for (const file of inputs) {
    const jobs = jobsOf({ file, options, targetOf, siblingsOf: trials.siblingsOf });
    yield* inOrder({ jobs, concurrency });
  }
}

/** One job for each run that is to be judged and for each record that cannot be read. */
async function* jobsOf({
  file,
  options,
  targetOf,
  siblingsOf,
}: {
  readonly file: string;
  readonly options: AnalyzeFilesOptions;
  readonly targetOf: ChooseTarget;
  readonly siblingsOf: Awaited<ReturnType<typeof readTrialBook>>['siblingsOf'];
}): AsyncGenerator<() => Promise<Finding>> {
  const { format = null, judge = rulesJudge, signal } = options;
  const header = await readRunHeader(file);
  const fallback = options.domain ?? header?.domain ?? (await guessFileDomain({ file, format, signal })).domain;
  const select = makeSelector({ ...everyFailedRun, ...options });
  let read = 0;
  for await (const { trajectory, unreadable } of readTrajectories({ path: file, format, signal })) {
    if (unreadable) {
      const context = contextOf({ judge, version: packageVersion() }, null);
      yield async () => unreadableFinding({ record: unreadable, index: unreadable.index ?? read, context });
      continue;
    }
    read += 1;
    const domain = options.domain ?? header?.domain ?? inferDomain(trajectory).domain ?? fallback;
    if (select(trajectory, domain) !== 'chosen') {
      continue;
    }
    const target = await targetOf(domain, { file, header }, trajectory);
    yield () => judged({ trajectory, domain, target, siblings: siblingsOf(trajectory), judge, signal });
  }
}

/** Where to replay, as the command finds it; an opened data set takes the place of a folder. */
function targetsOf(options: AnalyzeFilesOptions): ChooseTarget {
  const { worlds = [], dataset, split = null } = options;
  const otherwise = datasetTargetsOf(options);
  const besideDataset = dataset !== undefined && dataset !== null;
  return worlds.length === 0 ? otherwise : worldTargets({ worlds, otherwise, besideDataset, split, say: () => {} });
}

function datasetTargetsOf({ dataset, split }: AnalyzeFilesOptions): ChooseTarget {
  if (dataset === null) {
    return () => null;
  }
  if (typeof dataset !== 'object') {
    return replayTargets({
      dataset: dataset ?? null,
      builtIn: builtInData,
      groundTruth: null,
      split: split ?? null,
      say: () => {},
    });
  }
  const world = openWorld(dataset);
  return (domain, { header }) => {
    const used = split ?? header?.task_split ?? 'test';
    return domain === dataset.domain.name || domain === fileNameOf(dataset.domain)
      ? { world, dataset, split: used, groundTruth: dataset.groundTruth(used) }
      : null;
  };
}

/** As `tau-triage analyze` chooses without flags. */
const everyFailedRun: Selection = {
  threshold: null,
  includePassed: false,
  taskIds: null,
  trials: null,
  where: null,
};

function judged({
  judge,
  target,
  ...rest
}: {
  readonly trajectory: Trajectory;
  readonly domain: string | null;
  readonly target: ReplayTarget | null;
  readonly siblings: ReturnType<Awaited<ReturnType<typeof readTrialBook>>['siblingsOf']>;
  readonly judge: Judge;
  readonly signal: AbortSignal | undefined;
}): Promise<Finding> {
  return analyzeTrajectory({
    ...rest,
    judge,
    target,
    context: contextOf({ judge, version: packageVersion() }, target),
  });
}
