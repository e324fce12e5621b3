import type { Database } from '../../domains/engine/database.ts';
import type { Domain } from '../../domains/engine/domain.ts';
import { type Call, openEpisode } from '../../domains/engine/episode.ts';
import type { State } from '../../domains/engine/state.ts';
import { readCall, readFields, readPlace } from './read-edit.ts';
import type { RecordedWrite } from './recorded-writes.ts';
import type { Place, RepairEdit } from './repair.ts';

/** Runs the recorded writes with edits, and tells the end state and how many calls that took. */
export type Rerun = (edits: readonly RepairEdit[]) => { readonly state: State; readonly calls: number };

/** The states between the recorded writes are kept, so that a repair costs only what comes after its first edit. */
export function openRerun(options: {
  readonly domain: Domain;
  readonly database: Database;
  readonly writes: readonly RecordedWrite[];
}): Rerun {
  const { domain, database, writes } = options;
  const before: State[] = [];
  const recorded = openEpisode({ domain, database });
  for (const write of writes) {
    before.push(recorded.state);
    const call = asRecorded(write);
    if (call !== null) {
      recorded.step(call);
    }
  }
  before.push(recorded.state);
  const byPlace = new Map(writes.map((write) => [`${write.step}/${write.call}`, write]));

  return (edits) => {
    const plan = planOf(edits, writes, byPlace);
    const episode = openEpisode({ domain, database, state: before[plan.first] ?? recorded.state });
    let calls = 0;
    const make = (call: Call) => {
      episode.step(call);
      calls += 1;
    };
    for (let index = plan.first; index <= plan.end; index += 1) {
      for (const call of plan.inserted.get(index) ?? []) {
        make(call);
      }
      const write = index < plan.end ? writes[index] : undefined;
      const call = write === undefined ? null : plan.instead.has(index) ? plan.instead.get(index) : asRecorded(write);
      if (call != null) {
        make(call);
      }
    }
    return { state: episode.state, calls };
  };
}

interface Plan {
  /** The first write at which the repaired run differs. */
  readonly first: number;
  /** The first write that is not made any more. */
  readonly end: number;
  /** Calls made before a write, in order. */
  readonly inserted: ReadonlyMap<number, readonly Call[]>;
  /** What is called in a write's place; null: nothing. */
  readonly instead: ReadonlyMap<number, Call | null>;
}

function planOf(
  edits: readonly RepairEdit[],
  writes: readonly RecordedWrite[],
  byPlace: ReadonlyMap<string, RecordedWrite>,
): Plan {
  const inserted = new Map<number, Call[]>();
  const instead = new Map<number, Call | null>();
  let end = writes.length;
  const insert = (place: Place, call: Call) => {
    const index = indexAt(writes, place);
    inserted.set(index, [...(inserted.get(index) ?? []), call]);
  };
  for (const { kind, step, call, before, after } of edits) {
    if (step === null) {
      continue;
    }
    const write = byPlace.get(`${step}/${call}`);
    if (kind === 'stop_here') {
      end = Math.min(end, indexAt(writes, { step, call }));
    }
    const made = readCall(after);
    if (kind === 'insert_call' && made !== null) {
      insert({ step, call }, made);
    }
    if (write === undefined) {
      continue;
    }
    if (kind === 'drop_call') {
      instead.set(write.index, null);
    }
    if (kind === 'replace_call' && made !== null) {
      instead.set(write.index, made);
    }
    if (kind === 'replace_argument') {
      instead.set(write.index, withArguments(write, before, after));
    }
    const place = readPlace(after);
    if (kind === 'move_call' && place !== null) {
      instead.set(write.index, null);
      const moved = asRecorded(write);
      if (moved !== null) {
        insert(place, moved);
      }
    }
  }
  return { first: Math.min(end, ...inserted.keys(), ...instead.keys()), end, inserted, instead };
}

/** The first write at or after a place; their number where there is none. */
function indexAt(writes: readonly RecordedWrite[], { step, call }: Place): number {
  const index = writes.findIndex((write) => write.step > step || (write.step === step && write.call >= (call ?? 0)));
  return index < 0 ? writes.length : index;
}

function asRecorded({ name, arguments: given }: RecordedWrite): Call | null {
  return given === null ? null : { name, arguments: given };
}

/** The write with the arguments of `before` taken away and those of `after` put in. */
function withArguments(write: RecordedWrite, before: unknown, after: unknown): Call {
  const replaced = readFields(before);
  const kept = Object.entries(write.arguments ?? {}).filter(([key]) => !Object.hasOwn(replaced, key));
  return { name: write.name, arguments: Object.fromEntries([...kept, ...Object.entries(readFields(after))]) };
}
