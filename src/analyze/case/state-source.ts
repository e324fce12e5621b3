import type { ReplayTarget } from './replay-run.ts';

/** What the state of a replay comes from: the data set by its hash, and a world of the user's own by its name and version. */
export function stateSource({ world: { name, version }, dataset }: ReplayTarget): string {
  if (dataset !== null && version === null) {
    return dataset.hash;
  }
  const world = `world ${name}${version === null ? '' : ` (${version})`}`;
  return dataset === null ? world : `${dataset.hash} in ${world}`;
}
