import type { Replay } from '../domains/engine/replay.ts';
import type { ReplayedCall } from '../domains/engine/replay-calls.ts';
import type { Trajectory } from '../records/trajectory.ts';
import { type Agreement, agreement } from './agreement.ts';
import type { Dataset } from './dataset.ts';

/** A read of a record that the run had not changed, and that answers otherwise on this data set. */
export interface Drift {
  readonly step: number;
  readonly call: number;
  readonly name: string;
  /** Dotted paths that differ in the answer; empty where it is no JSON. */
  readonly fields: readonly string[];
}

/** Whether a trajectory was recorded on this data set, so that its replay can be believed. */
export interface Fit {
  readonly fits: boolean;
  /** One sentence. */
  readonly reason: string;
  /** Differences that later edits of the data explain. Where they recur from run to run they are never a tool's fault. */
  readonly drift: readonly Drift[];
}

/**
 * The task's user has to exist, and most reads of untouched records have to agree in value. Where the run's tools differ
 * from tau-bench's here and there, every write has to agree too, and the state check of the file itself.
 */
export function fitDataset(options: {
  readonly trajectory: Trajectory;
  /** Null for a world that brings its own records. */
  readonly dataset: Pick<Dataset, 'domain' | 'database'> | null;
  readonly replay: Pick<Replay, 'calls' | 'state_matches'>;
}): Fit {
  const { trajectory, dataset, replay } = options;
  const userId = trajectory.task?.user_id ?? null;
  const users = dataset?.database.tables.get(dataset.domain.userTable);
  if (userId !== null && dataset !== null && users?.has(userId) !== true) {
    return { fits: false, reason: `User ${userId} of the task is not in the data set.`, drift: [] };
  }
  if (!trajectory.reading.results_recorded) {
    return fitWithoutAnswers(replay.calls);
  }
  const looked = untouchedReads(replay.calls);
  // Where nobody is named and nothing is read, what changes something tells as well.
  const compared =
    looked.length === 0 && userId === null
      ? replay.calls.filter(({ executed, recorded }) => executed && recorded !== null)
      : looked;
  const reads = compared.map((call) => ({ call, ...agreementOf(call) }));
  const drift = reads
    .filter(({ share }) => share < 1)
    .map(({ call, fields }) => ({ step: call.step, call: call.call, name: call.name, fields }));
  const agreeing = reads.filter(({ share }) => share >= ENOUGH).length;
  if (agreeing * 2 <= reads.length && (reads.length > 0 || userId === null)) {
    const reason =
      reads.length === 0
        ? 'The run names no user and reads nothing, so nothing speaks for this data set.'
        : `Only ${agreeing} of ${reads.length} reads answer here as they did in the record.`;
    return { fits: false, reason, drift };
  }
  const contradiction = trajectory.foreign_tools ? contradictionIn(trajectory, replay) : undefined;
  if (contradiction !== undefined) {
    return { fits: false, reason: contradiction, drift };
  }
  const reason =
    reads.length === 0
      ? `User ${userId} of the task is in the data set; the run reads nothing else.`
      : `${agreeing} of ${reads.length} reads answer here as they did in the record.`;
  return { fits: true, reason, drift };
}

/** Where the file keeps no answers, most reads have to find what they look for. */
function fitWithoutAnswers(calls: readonly ReplayedCall[]): Fit {
  const reads = untouchedReads(calls);
  const found = reads.filter(({ failed }) => !failed).length;
  const fits = found * 2 > reads.length;
  const reason =
    reads.length === 0
      ? 'The run reads nothing and the file keeps no answers, so nothing speaks for this data set.'
      : `${fits ? '' : 'Only '}${found} of ${reads.length} reads find their record here; the file keeps no answers to compare.`;
  return { fits, reason, drift: [] };
}

/** Share of an answer's values that has to be the same: a renamed field does not make it another record. */
const ENOUGH = 0.75;

/** Reads whose arguments name no record that a call before them changed. */
function untouchedReads(calls: readonly ReplayedCall[]): ReplayedCall[] {
  const touched = new Set<string>();
  const reads: ReplayedCall[] = [];
  for (const call of calls) {
    const given = Object.values(call.arguments ?? {});
    if (call.kind === 'read' && call.executed && !given.some((value) => touched.has(String(value)))) {
      reads.push(call);
    }
    for (const { key } of call.changes ?? []) {
      touched.add(key);
    }
  }
  return reads.filter(({ name }) => name !== 'calculate' && name !== 'think');
}

function agreementOf({ recorded, observation }: ReplayedCall): Agreement {
  return agreement(recorded ?? '', observation ?? '');
}

function contradictionIn(trajectory: Trajectory, replay: Pick<Replay, 'calls' | 'state_matches'>): string | undefined {
  const write = replay.calls.find((call) => call.kind === 'write' && call.executed && agreementOf(call).contradicts);
  if (write !== undefined) {
    return `${write.name} at step ${write.step} answers otherwise here than in the record.`;
  }
  const told = trajectory.grade?.state_matches ?? null;
  return told === null || told === replay.state_matches
    ? undefined
    : `The file says that the end state ${told ? 'matches' : 'differs from'} the ground truth's, the replay says the opposite.`;
}
