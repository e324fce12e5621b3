import type { WorldCall, WorldEpisode } from '../../domains/engine/world.ts';
import { readCall, readFields, readPlace } from './read-edit.ts';
import type { RecordedWrite } from './recorded-writes.ts';
import type { Place, PlainCall, RepairEdit } from './repair.ts';

/** A recorded run opened for edits. */
export interface Rerun {
  /** Makes the recorded writes with edits; the episode stands at their end and is the caller's to end. Tells how many calls that took. */
  run(edits: readonly RepairEdit[]): Promise<{ readonly episode: WorldEpisode; readonly calls: number }>;
  /** Ends the episodes that are kept between the writes. */
  close(): Promise<void>;
}

/** The world between the recorded writes is kept, so that a repair costs only what comes after its first edit. */
export function openRerun(options: {
  /** An episode at the start of the task; this takes it over. */
  readonly start: WorldEpisode;
  readonly writes: readonly RecordedWrite[];
}): Rerun {
  const { start, writes } = options;
  const byPlace = new Map(writes.map((write) => [`${write.step}/${write.call}`, write]));
  const before: WorldEpisode[] = [start];

  async function episodeBefore(index: number): Promise<WorldEpisode> {
    for (let made = before.length; made <= index; made += 1) {
      const episode = await (before[made - 1] ?? start).fork();
      const write = writes[made - 1];
      const call = write === undefined ? null : asRecorded(write);
      if (call !== null) {
        await episode.batch([call]);
      }
      before.push(episode);
    }
    return before[index] ?? start;
  }

  return {
    async run(edits) {
      const plan = planOf(edits, writes, byPlace);
      const first = Math.min(plan.first, writes.length);
      const calls: WorldCall[] = [];
      for (let index = first; index <= plan.end; index += 1) {
        calls.push(...(plan.inserted.get(index) ?? []));
        const write = index < plan.end ? writes[index] : undefined;
        const call = write === undefined ? null : plan.instead.has(index) ? plan.instead.get(index) : asRecorded(write);
        if (call != null) {
          calls.push(call);
        }
      }
      const episode = await (await episodeBefore(first)).fork();
      if (calls.length > 0) {
        await episode.batch(calls);
      }
      return { episode, calls: calls.length };
    },
    async close() {
      for (const episode of before.splice(0)) {
        await episode.end();
      }
    },
  };
}

interface Plan {
  /** The first write at which the repaired run differs. */
  readonly first: number;
  /** The first write that is not made any more. */
  readonly end: number;
  /** Calls made before a write, in order. */
  readonly inserted: ReadonlyMap<number, readonly WorldCall[]>;
  /** What is called in a write's place; null: nothing. */
  readonly instead: ReadonlyMap<number, WorldCall | null>;
}

function planOf(
  edits: readonly RepairEdit[],
  writes: readonly RecordedWrite[],
  byPlace: ReadonlyMap<string, RecordedWrite>,
): Plan {
  const inserted = new Map<number, WorldCall[]>();
  const instead = new Map<number, WorldCall | null>();
  let end = writes.length;
  const insert = (place: Place, call: WorldCall) => {
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
    const made = byWhom(readCall(after));
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

function asRecorded({ name, arguments: given, requestor }: RecordedWrite): WorldCall | null {
  return given === null ? null : { name, arguments: given, requestor };
}

function byWhom(call: PlainCall | null): WorldCall | null {
  return call === null ? null : { ...call, requestor: call.requestor ?? 'assistant' };
}

/** The write with the arguments of `before` taken away and those of `after` put in. */
function withArguments(write: RecordedWrite, before: unknown, after: unknown): WorldCall {
  const replaced = readFields(before);
  const kept = Object.entries(write.arguments ?? {}).filter(([key]) => !Object.hasOwn(replaced, key));
  const { name, requestor } = write;
  return { name, requestor, arguments: Object.fromEntries([...kept, ...Object.entries(readFields(after))]) };
}
