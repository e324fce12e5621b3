import { sampleOf } from '../chance/sample-of.ts';
import { readTrajectories } from '../records/formats/index.ts';
import type { AnalyzeOptions } from './analyze.ts';
import { buildCaseFile } from './case/build-case-file.ts';
import { guessFileDomain, inferDomain } from './infer-domain.ts';
import { caseText } from './judge/llm/case-text.ts';

/** What an analysis would judge. */
export interface Plan {
  /** Index of every chosen record, by file. */
  readonly chosen: ReadonlyMap<string, ReadonlySet<number>>;
  readonly runs: number;
  /** Characters that a model would be sent for them, standing orders aside; 0 where it was not asked for. */
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
}: {
  readonly options: Pick<AnalyzeOptions, 'files' | 'select' | 'domain' | 'domains' | 'format' | 'limit' | 'signal'>;
  readonly sample: number | null;
  readonly seed: number;
  readonly measure: boolean;
}): Promise<Plan> {
  const found: { readonly file: string; readonly index: number; readonly characters: number }[] = [];
  for (const file of options.files) {
    try {
      const { domains, signal } = options;
      const format = options.format ?? undefined;
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
        const characters = measure
          ? caseText({ file: await buildCaseFile({ trajectory, domain, domains }), observations: [] }).length
          : 0;
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
  return { chosen, runs: taken.length, characters: taken.reduce((sum, { characters }) => sum + characters, 0) };
}
