import type { RunHeader } from '../records/run-header.ts';
import type { Trajectory } from '../records/trajectory.ts';
import type { ReplayTarget } from './case/replay-run.ts';

/** What to replay a run of a domain in; null where there is nothing. */
export type ChooseTarget = (
  domain: string | null,
  origin: RunOrigin,
  trajectory: Trajectory,
) => Promise<ReplayTarget | null> | ReplayTarget | null;

/** A results file with the header that lies beside it, where there is one. */
export interface RunOrigin {
  readonly file: string;
  readonly header: RunHeader | null;
}
