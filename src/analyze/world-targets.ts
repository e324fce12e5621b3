import type { RemoteWorlds } from '../domains/remote/open-worlds.ts';
import { RemoteError } from '../domains/remote/remote-error.ts';
import type { ChooseTarget } from './choose-target.ts';

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
  readonly otherwise: ChooseTarget;
  readonly besideDataset: boolean;
  readonly split: string | null;
  readonly say: (line: string) => void;
}): ChooseTarget {
  const refused = new Set<string>();
  return async (domain, origin, trajectory) => {
    const found = worlds.flatMap((each) => {
      const name = domainIn(each, domain);
      return name === null ? [] : [{ worlds: each, name }];
    })[0];
    if (found === undefined) {
      return await otherwise(domain, origin, trajectory);
    }
    try {
      const world = await found.worlds.world(found.name);
      const beside = besideDataset ? await otherwise(domain, origin, trajectory) : null;
      const used = split ?? origin.header?.task_split ?? 'test';
      return { world, dataset: beside?.dataset ?? null, split: used, groundTruth: beside?.groundTruth ?? null };
    } catch (error) {
      if (!(error instanceof RemoteError)) {
        throw error;
      }
      if (!refused.has(error.message)) {
        say(`${error.message} Its runs are not replayed there.`);
      }
      refused.add(error.message);
      return await otherwise(domain, origin, trajectory);
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
