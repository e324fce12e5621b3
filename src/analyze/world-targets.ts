import type { RemoteWorlds } from '../domains/remote/open-worlds.ts';
import { RemoteError } from '../domains/remote/remote-error.ts';
import type { AnalyzeOptions } from './analyze.ts';
import type { ReplayTarget } from './case/replay-run.ts';

/**
 * Where to replay when programs of the user's own serve the worlds: in the first of them that has the run's domain, else as
 * `otherwise` says. A run whose domain nothing tells is tried in a program that has only one. With `dataset` the data set that
 * `otherwise` finds stands beside the world, and records are read from it.
 */
export function worldTargets({
  worlds,
  otherwise,
  besideDataset,
  split,
  say,
}: {
  readonly worlds: readonly RemoteWorlds[];
  readonly otherwise: AnalyzeOptions['targetOf'];
  readonly besideDataset: boolean;
  readonly split: string | null;
  readonly say: (line: string) => void;
}): AnalyzeOptions['targetOf'] {
  const refused = new Set<string>();
  return async (domain, origin) => {
    const found = worlds.flatMap((each) => {
      const name = domainIn(each, domain);
      return name === null ? [] : [{ worlds: each, name }];
    })[0];
    const fallback = await otherwise(domain, origin);
    if (found === undefined) {
      return fallback;
    }
    try {
      const world = await found.worlds.world(found.name);
      const dataset = besideDataset ? (fallback?.dataset ?? null) : null;
      const target: ReplayTarget = {
        world,
        dataset,
        split: split ?? origin.header?.task_split ?? 'test',
        groundTruth: fallback?.groundTruth ?? null,
      };
      return target;
    } catch (error) {
      if (!(error instanceof RemoteError)) {
        throw error;
      }
      if (!refused.has(error.message)) {
        say(`${error.message} Its runs are not replayed there.`);
      }
      refused.add(error.message);
      return fallback;
    }
  };
}

/** What a program calls the domain of a run: the same, or without the name of the benchmark before it. */
function domainIn({ domains }: RemoteWorlds, domain: string | null): string | null {
  if (domain === null) {
    return domains.length === 1 ? (domains[0] ?? null) : null;
  }
  const short = domain.replace(/^tau2-/, '');
  return domains.find((name) => name === domain) ?? domains.find((name) => name === short) ?? null;
}
