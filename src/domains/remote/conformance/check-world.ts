import type { WorldHello } from '../../../records/world-protocol.ts';
import type { WorldTask, WorldTool } from '../../engine/world.ts';
import { RemoteError } from '../remote-error.ts';
import { startWorldProcess, type WorldCommand, type WorldProcess } from '../world-process.ts';
import { Breach } from './breach.ts';
import { domainChecks } from './domain-checks.ts';
import { processChecks } from './process-checks.ts';

/** One thing that was looked at. */
export interface CheckRow {
  /** Null for what concerns the process as a whole. */
  readonly domain: string | null;
  readonly name: string;
  readonly verdict: 'kept' | 'broken' | 'skipped';
  /** What was broken, or why it was skipped; empty where it was kept. */
  readonly text: string;
}

/**
 * Checks a world against the protocol (docs/world-protocol.md), one row for each thing that was looked at. With tasks, their
 * expected calls are made too. Never rejects and never waits longer than the times in `command` for one answer.
 */
export async function checkWorld({
  command,
  domains: wanted,
  tasks,
}: {
  readonly command: WorldCommand;
  /** All that the world has where null. */
  readonly domains: readonly string[] | null;
  readonly tasks: readonly WorldTask[];
}): Promise<readonly CheckRow[]> {
  const rows: CheckRow[] = [];
  let world = startWorldProcess(command);
  let hello: WorldHello | null = null;

  async function look(domain: string | null, name: string, run: () => Promise<string | undefined>): Promise<boolean> {
    try {
      const skipped = await run();
      rows.push({ domain, name, verdict: skipped === undefined ? 'kept' : 'skipped', text: skipped ?? '' });
      return true;
    } catch (error) {
      if (!(error instanceof Breach || error instanceof RemoteError)) {
        throw error;
      }
      rows.push({ domain, name, verdict: 'broken', text: error.message });
      return false;
    }
  }

  /** A world that died by one check is started anew for the next. */
  async function awake(): Promise<WorldProcess> {
    if (!world.alive) {
      world = startWorldProcess(command);
      await world.ask<'hello'>({ op: 'hello', protocol: 1 }, command.startTime);
    }
    return world;
  }

  try {
    await look(null, 'starts and says hello', async () => {
      hello = await world.ask<'hello'>({ op: 'hello', protocol: 1 }, command.startTime);
      return undefined;
    });
    const said = hello as WorldHello | null;
    if (said === null) {
      return rows;
    }
    for (const { name, run } of processChecks) {
      await look(null, name, async () => await run({ world: await awake(), hello: said }));
    }
    for (const domain of wanted ?? said.domains) {
      let tools: readonly WorldTool[] = [];
      const known = await look(domain, 'lists its tools', async () => {
        tools = (await (await awake()).ask<'tools'>({ op: 'tools', domain })).tools;
        return refuseTwice(tools);
      });
      for (const { name, run } of known ? domainChecks : []) {
        const subject = { hello: said, domain, tools, tasks: tasks.length > 0 ? tasks : [nothing] };
        await look(domain, name, async () => await run({ world: await awake(), ...subject }));
      }
    }
    await look(null, 'ends when its input ends', async () => {
      const living = await awake();
      const ended = await living.close();
      if (!ended) {
        throw new Breach('it went on for a second after its stdin was closed; it should end by itself.');
      }
      return undefined;
    });
    return rows;
  } finally {
    await world.close();
  }
}

/** A task that expects nothing. */
const nothing: WorldTask = { id: null, initial_state: null, actions: [], env_assertions: [] };

function refuseTwice(tools: readonly WorldTool[]): undefined {
  const seen = new Set<string>();
  for (const { name, requestor } of tools) {
    const key = `${requestor} ${name}`;
    if (seen.has(key)) {
      throw new Breach(`tool ${name} of the ${requestor} is listed twice; each should stand once.`);
    }
    seen.add(key);
  }
  return undefined;
}
