import type { World } from '../engine/world.ts';
import { expectedSteps } from './expected-steps.ts';
import { openRemoteEpisode } from './remote-episode.ts';
import { createWorldPool, type WorldPool } from './world-pool.ts';
import type { WorldCommand } from './world-process.ts';

/** The worlds of a program that speaks the world protocol, one for each of its domains. */
export interface RemoteWorlds {
  readonly name: string;
  readonly version: string | null;
  readonly domains: readonly string[];
  /** The world of a domain; rejects with a RemoteError where the program does not have it. */
  world(domain: string): Promise<World>;
  /** Ends all its processes. */
  close(): Promise<void>;
}

/** Starts the program and greets it; rejects with a RemoteError of one sentence where it does not start or does not answer. */
export async function openRemoteWorlds(
  options: WorldCommand & {
    /** How many processes may run at once. */
    readonly processes: number;
  },
): Promise<RemoteWorlds> {
  const pool = createWorldPool(options);
  try {
    const { name, version, domains } = await pool.hello();
    const worlds = new Map<string, Promise<World>>();
    return {
      name,
      version,
      domains,
      world(domain) {
        const known = worlds.get(domain) ?? openWorldOf({ pool, name, version, domain });
        worlds.set(domain, known);
        return known;
      },
      close: async () => await pool.close(),
    };
  } catch (error) {
    await pool.close();
    throw error;
  }
}

async function openWorldOf({
  pool,
  name,
  version,
  domain,
}: {
  readonly pool: WorldPool;
  readonly name: string;
  readonly version: string | null;
  readonly domain: string;
}): Promise<World> {
  const seat = await pool.seat();
  try {
    const { tools } = await seat.ask<'tools'>({ op: 'tools', domain });
    return {
      name: `${name} ${domain}`,
      version,
      tools,
      reset: async (task) => await openRemoteEpisode({ pool, domain, task }),
      expected: async (task) => await expectedSteps({ pool, domain, tools, task }),
    };
  } finally {
    seat.leave();
  }
}
