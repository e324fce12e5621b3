import type { Database } from '../../src/domains/engine/database.ts';
import type { Domain } from '../../src/domains/engine/domain.ts';
import { openWorld } from '../../src/domains/engine/open-world.ts';
import { type Replay, type ReplayedTrajectory, type ReplayTask, replay } from '../../src/domains/engine/replay.ts';

/** Replays a run on a database of this process. */
export function replayOn({
  trajectory,
  domain,
  database,
  ...task
}: ReplayTask & {
  readonly trajectory: ReplayedTrajectory;
  readonly domain: Domain;
  readonly database: Database;
}): Promise<Replay> {
  return replay({ trajectory, world: openWorld({ domain, database }), task });
}
