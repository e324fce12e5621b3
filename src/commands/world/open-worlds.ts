import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { openRemoteWorlds, type RemoteWorlds } from '../../domains/remote/open-worlds.ts';
import type { Context } from '../context/context.ts';
import { explainReason } from '../errors/explain-error.ts';
import { UsageError } from '../errors/usage-error.ts';
import { worldCommand } from './world-command.ts';

/** Worlds that were opened for one call of the program. */
export interface OpenedWorlds {
  readonly list: readonly RemoteWorlds[];
  /** Runs that may be replayed at once, so that no process waits for this one. */
  readonly atOnce: number;
  close(): Promise<void>;
}

/**
 * Starts the worlds that a request names; null where it names none. They end with `close`, and at once where the signal
 * aborts. Rejects with a UsageError for a file that cannot be used, with a RemoteError for a world that does not start.
 */
export async function openWorlds({
  request,
  context,
  signal,
}: {
  readonly request: {
    readonly world: string | null;
    readonly config: string | null;
    readonly python: string | null;
    readonly worldProcesses: number;
    readonly worldTimeout: number;
  };
  readonly context: Context;
  readonly signal: AbortSignal;
}): Promise<OpenedWorlds | null> {
  const { world, config, worldProcesses: processes } = request;
  const named = config === null ? [] : readWorlds(config);
  const commands = [...named, ...(world === null ? [] : [{ domain: null, command: world }])];
  if (commands.length === 0) {
    return null;
  }
  const list: RemoteWorlds[] = [];
  const close = async () => void (await Promise.all(list.map((each) => each.close())));
  signal.addEventListener('abort', () => void close(), { once: true });
  try {
    for (const { domain, command } of commands) {
      signal.throwIfAborted();
      const opened = await openRemoteWorlds({ ...worldCommand({ ...request, command, context }), processes });
      list.push(domain === null ? opened : only(opened, domain));
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { list, atOnce: processes + 1, close };
}

interface NamedWorld {
  readonly domain: string | null;
  readonly command: string;
}

function readWorlds(file: string): readonly NamedWorld[] {
  let value: unknown;
  try {
    value = parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`--config: ${file} cannot be read: ${explainReason(error).split('\n')[0]}.`);
  }
  const table =
    typeof value === 'object' && value !== null ? (value as { readonly worlds?: unknown }).worlds : undefined;
  const rows = typeof table === 'object' && table !== null && !Array.isArray(table) ? Object.entries(table) : [];
  if (rows.length === 0) {
    throw new UsageError(
      `--config: ${file} should have \`worlds:\` with a command for each domain, such as \`my_domain: python my_world.py\`.`,
    );
  }
  return rows.map(([domain, command]) => {
    if (typeof command !== 'string') {
      throw new UsageError(`--config: ${file}: ${domain} should be a command, such as \`python my_world.py\`.`);
    }
    return { domain, command };
  });
}

/** The program for one domain that the file gives it: its own of that name, or its only one. */
function only(opened: RemoteWorlds, domain: string): RemoteWorlds {
  const own =
    opened.domains.find((name) => name === domain) ?? opened.domains.find((name) => `tau2-${name}` === domain);
  const inside = own ?? (opened.domains.length === 1 ? opened.domains[0] : undefined) ?? domain;
  return { ...opened, domains: [domain], world: async () => await opened.world(inside) };
}
