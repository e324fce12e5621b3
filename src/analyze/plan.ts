import { sampleOf } from '../chance/sample-of.ts';
import { readRunHeader, readTrajectories } from '../records/formats/index.ts';
import type { Trajectory } from '../records/trajectory.ts';
import type { AnalyzeOptions } from './analyze-options.ts';
import { buildCaseFile } from './case/build-case-file.ts';
import type { RunOrigin } from './choose-target.ts';
import { evidenceRules } from './evidence/index.ts';
import { guessFileDomain, inferDomain } from './infer-domain.ts';
import { isSettledByRules } from './judge/hybrid/hybrid-judge.ts';
import type { JudgeInput } from './judge/judge.ts';
import { caseText } from './judge/llm/case-text.ts';

/** What an analysis would judge. */
export interface Plan {
  /** Index of every chosen record, by file. */
  readonly chosen: ReadonlyMap<string, ReadonlySet<number>>;
  readonly runs: number;
  /** How many of them would be put to a model. */
  readonly asked: number;
  /** Characters that a model would be sent for these, standing orders aside; 0 where it was not asked for. */
  readonly characters: number;
}

/**
 * Goes through the files without judging: which runs would be chosen, in a sample if one is asked for, and how much text
 * they are. Files that cannot be read are passed over here; the analysis itself names them.
 */
export async function planAnalysis({
  options,
  sample,
  seed,
  measure,
  settled,
}: {
  readonly options: Pick<
    AnalyzeOptions,
    'files' | 'select' | 'domain' | 'domains' | 'format' | 'limit' | 'targetOf' | 'signal'
  >;
  readonly sample: number | null;
  readonly seed: number;
  readonly measure: boolean;
  /** Whether runs that the rules settle are left out of what a model is asked. */
  readonly settled: boolean;
}): Promise<Plan> {
  const found: { readonly file: string; readonly index: number; readonly characters: number }[] = [];
  for (const file of options.files) {
    try {
      const { domains, signal } = options;
      const format = options.format ?? undefined;
      const origin = { file, header: await readRunHeader(file) };
      const fallback =
        options.domain ?? (await guessFileDomain({ file, format: options.format, signal, domains })).domain;
      for await (const { trajectory } of readTrajectories({ path: file, format, signal })) {
        if (!trajectory) {
          continue;
        }
        const domain = options.domain ?? inferDomain(trajectory, domains).domain ?? fallback;
        if (options.select(trajectory, domain) !== 'chosen') {
          continue;
        }
        const input = measure ? await inputOf({ trajectory, domain, origin, settled, options }) : null;
        const characters = input === null ? 0 : caseText({ input, candidates: [] }).length;
        found.push({ file, index: trajectory.source.index, characters });
      }
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'UnreadableInputError') {
        throw error;
      }
    }
  }
  const taken = (sample === null ? found : sampleOf({ items: found, count: sample, seed })).slice(0, options.limit);
  const chosen = new Map<string, Set<number>>(options.files.map((file) => [file, new Set()]));
  for (const { file, index } of taken) {
    chosen.get(file)?.add(index);
  }
  return {
    chosen,
    runs: taken.length,
    asked: taken.filter(({ characters }) => characters > 0).length,
    characters: taken.reduce((sum, { characters }) => sum + characters, 0),
  };
}

/** What a model would be given of a run; null where the rules settle it. */
async function inputOf({
  trajectory,
  domain,
  origin,
  settled,
  options: { domains, targetOf },
}: {
  readonly trajectory: Trajectory;
  readonly domain: string | null;
  readonly origin: RunOrigin;
  readonly settled: boolean;
  readonly options: Pick<AnalyzeOptions, 'domains' | 'targetOf'>;
}): Promise<JudgeInput | null> {
  const target = settled ? await targetOf(domain, origin, trajectory) : null;
  const file = await buildCaseFile({ trajectory, domain, target, domains });
  const observations = settled ? evidenceRules.flatMap((rule) => rule(file)) : [];
  return settled && isSettledByRules({ file, observations }) ? null : { file, observations };
}
