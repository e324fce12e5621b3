import { toPlain, type Value } from '../../python/value.ts';
import type { WorldOperation, WorldResult } from '../../records/world-protocol.ts';
import type { WorldCall, WorldEpisode, WorldStep, WorldTask } from '../engine/world.ts';
import { RemoteError } from './remote-error.ts';
import type { Seat, WorldPool } from './world-pool.ts';
import type { RequestOf } from './world-process.ts';

/** A call that was made, and what it gave. */
interface Played {
  readonly call: WorldCall;
  readonly observation: string;
}

interface Place {
  readonly seat: Seat;
  readonly episode: string;
}

/**
 * An episode in another process. Where that process dies, a new one plays the same calls and goes on; where that gives other
 * answers than the first time, or dies at the same place, a RemoteError says so.
 */
export async function openRemoteEpisode(options: {
  readonly pool: WorldPool;
  readonly domain: string;
  readonly task: WorldTask;
  readonly played?: readonly Played[];
  readonly place?: Place | null;
}): Promise<WorldEpisode> {
  const { pool, domain, task } = options;
  const played: Played[] = [...(options.played ?? [])];
  let place: Place | null = options.place ?? null;

  async function enter(): Promise<Place> {
    const seat = await pool.seat();
    try {
      const { episode } = await seat.ask<'reset'>({ op: 'reset', domain, task });
      await replay({ seat, episode });
      return { seat, episode };
    } catch (error) {
      seat.leave();
      throw error;
    }
  }

  async function replay({ seat, episode }: Place): Promise<void> {
    if (played.length === 0) {
      return;
    }
    const calls = played.map(({ call }) => call);
    const { steps } = await seat.ask<'batch'>({ op: 'batch', episode, calls });
    const other = played.findIndex(({ observation }, index) => steps[index]?.observation !== observation);
    if (other !== -1) {
      throw new RemoteError(
        `the world ended and was started again, and then answered ${played[other]?.call.name} (call ${other + 1} of the episode) otherwise than before, so its episodes cannot be relied on.`,
      );
    }
  }

  /** Asks about this episode; once more from the start where its process is gone. */
  async function ask<Operation extends WorldOperation>(
    request: (episode: string) => RequestOf<Operation>,
  ): Promise<WorldResult<Operation>> {
    place ??= await enter();
    try {
      return await place.seat.ask<Operation>(request(place.episode));
    } catch (error) {
      if (!(error instanceof RemoteError) || (!error.lost && error.code !== 'timeout')) {
        throw error;
      }
      place.seat.leave();
      place = null;
      if (!error.lost) {
        throw error;
      }
    }
    place = await enter();
    return await place.seat.ask<Operation>(request(place.episode));
  }

  place ??= await enter();
  return {
    async batch(calls) {
      if (calls.length === 0) {
        return [];
      }
      const { steps } = await ask<'batch'>((episode) => ({ op: 'batch', episode, calls: [...calls] }));
      if (steps.length !== calls.length) {
        throw new RemoteError(
          `the world answered ${calls.length} calls with ${steps.length} steps; it should give one for each.`,
        );
      }
      played.push(...calls.map((call, index) => ({ call, observation: steps[index]?.observation ?? '' })));
      return steps.map(plainStep);
    },
    async fork() {
      const from = { pool, domain, task, played };
      try {
        const { episode } = await ask<'fork'>((id) => ({ op: 'fork', episode: id }));
        const seat = place?.seat;
        return await openRemoteEpisode({ ...from, place: seat === undefined ? null : { seat: seat.share(), episode } });
      } catch (error) {
        if (error instanceof RemoteError && error.code === 'unsupported') {
          return await openRemoteEpisode(from);
        }
        throw error;
      }
    },
    hash: async () => await ask<'hash'>((episode) => ({ op: 'hash', episode })),
    async grade(expectation = task) {
      const { actions, env_assertions } = expectation;
      const given = await ask<'grade'>((episode) => ({ op: 'grade', episode, actions, env_assertions }));
      if (given.assertions.length !== env_assertions.length) {
        throw new RemoteError(
          `the world decided ${given.assertions.length} of ${env_assertions.length} assertions; it should decide each.`,
        );
      }
      return {
        ...given,
        hash_matches: given.hash_matches ?? (given.agent_matches && given.user_matches !== false),
        assertions: env_assertions.map((assertion, index) => ({ assertion, met: given.assertions[index] === true })),
        difference: given.difference.map((row) => ({
          ...row,
          expected: toPlain(row.expected as Value),
          actual: toPlain(row.actual as Value),
        })),
      };
    },
    async end() {
      const left = place;
      place = null;
      try {
        await left?.seat.ask<'end'>({ op: 'end', episode: left.episode });
      } catch {
        // An episode that is gone has ended.
      }
      left?.seat.leave();
    },
  };
}

/** A step with its values as JSON.parse gives them. */
export function plainStep(step: WorldResult<'batch'>['steps'][number]): WorldStep {
  const changes = step.changes?.map((change) => ({
    ...change,
    before: toPlain(change.before as Value),
    after: toPlain(change.after as Value),
  }));
  return { ...step, changes: changes ?? null };
}
