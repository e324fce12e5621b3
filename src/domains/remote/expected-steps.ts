import type { WorldResult } from '../../records/world-protocol.ts';
import type { ExpectedStep, WorldCall, WorldTask, WorldTool } from '../engine/world.ts';
import { openRemoteEpisode, plainStep } from './remote-episode.ts';
import { RemoteError } from './remote-error.ts';
import type { WorldPool } from './world-pool.ts';

/** What a task's expected calls give; a world that has no operation for it makes them in an episode. */
export async function expectedSteps({
  pool,
  domain,
  tools,
  task,
}: {
  readonly pool: WorldPool;
  readonly domain: string;
  readonly tools: readonly WorldTool[];
  readonly task: WorldTask;
}): Promise<readonly ExpectedStep[]> {
  const actions = task.actions.map((action, index) => ({ index, action, made: isMade(action, tools) }));
  const calls = actions.filter(({ made }) => made).map(({ action }) => action);
  const steps = calls.length === 0 ? [] : await stepsOf({ pool, domain, task: { ...task, actions: calls } });
  let next = 0;
  return actions.map(({ index, action, made }) => {
    const { name, arguments: given, requestor } = action;
    const call = { index, name, arguments: given, requestor };
    const step = made ? steps[next++] : undefined;
    return step === undefined
      ? { ...call, ...notMade, executed: false }
      : { ...call, ...plainStep(step), executed: true };
  });
}

const notMade = { observation: '', kind: null, failed: false, done: false, changes: [] } as const;

/** What ends the episode, what only talks, and what a user without tools would do is left out by the graders. */
function isMade({ name, requestor }: WorldCall, tools: readonly WorldTool[]): boolean {
  const tool = tools.find((each) => each.name === name && each.requestor === requestor);
  const sideActs = requestor === 'assistant' || tools.some((each) => each.requestor === 'user');
  return tool?.kind !== 'terminal' && name !== 'respond' && sideActs;
}

async function stepsOf({
  pool,
  domain,
  task,
}: {
  readonly pool: WorldPool;
  readonly domain: string;
  readonly task: WorldTask;
}): Promise<WorldResult<'expected'>['steps']> {
  const seat = await pool.seat();
  try {
    return (await seat.ask<'expected'>({ op: 'expected', domain, task })).steps;
  } catch (error) {
    if (!(error instanceof RemoteError) || !['unsupported', 'unknown_operation'].includes(error.code ?? '')) {
      throw error;
    }
  } finally {
    seat.leave();
  }
  const episode = await openRemoteEpisode({ pool, domain, task });
  try {
    return (await episode.batch(task.actions)).map((step) => ({ ...step }));
  } finally {
    await episode.end();
  }
}
