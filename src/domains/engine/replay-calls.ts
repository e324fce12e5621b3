import { callsOf, type RecordedCall } from '../../records/calls.ts';
import type { Trajectory } from '../../records/trajectory.ts';
import { sameAnswer } from './same-answer.ts';
import type { Change } from './state-difference.ts';
import type { ToolKind } from './tool.ts';
import type { Requestor, World, WorldCall, WorldEpisode, WorldStep, WorldTool } from './world.ts';
import { readWrittenLists } from './written-lists.ts';

/** One recorded call, run again. */
export interface ReplayedCall {
  readonly step: number;
  readonly call: number;
  readonly name: string;
  readonly requestor: Requestor;
  /** As they were executed; null where the file's are no object. */
  readonly arguments: Readonly<Record<string, unknown>> | null;
  /** False where the file holds no answer to the call, its arguments cannot be read, or a user called who has no tools in this world. */
  readonly executed: boolean;
  /** What the world answers now; null where not executed. */
  readonly observation: string | null;
  /** Index of the message that answers it; null where there is none. */
  readonly answered: number | null;
  /** What the file says it answered. */
  readonly recorded: string | null;
  /** Whether the two are equal byte for byte, of pydantic's texts the first lines; null where one is missing. */
  readonly matches: boolean | null;
  readonly kind: ToolKind | null;
  readonly failed: boolean;
  /** Fields that the call changed: an effective write has some. Null where the world does not tell. */
  readonly changes: readonly Change[] | null;
}

/** Makes the calls of a record in order. Without an answer a call was never executed, unless the format keeps no answers at all. */
export async function replayCalls(options: {
  readonly trajectory: Pick<Trajectory, 'messages'> & Partial<Pick<Trajectory, 'reading'>>;
  readonly world: Pick<World, 'tools'>;
  readonly episode: WorldEpisode;
}): Promise<ReplayedCall[]> {
  const { trajectory, world, episode } = options;
  const tools = new Map(world.tools.map((tool) => [`${tool.requestor} ${tool.name}`, tool]));
  const userActs = world.tools.some(({ requestor }) => requestor === 'user');
  const countsAsMade = trajectory.reading?.results_recorded === false;
  const planned = callsOf(trajectory.messages).map((recorded): Planned => {
    const requestor: Requestor = recorded.caller === 'user' ? 'user' : 'assistant';
    const { name, arguments: given } = recorded.toolCall;
    const tool = tools.get(`${requestor} ${name}`);
    const isMade =
      given !== null && (recorded.observation !== null || countsAsMade) && (requestor === 'assistant' || userActs);
    return { recorded, requestor, tool, made: isMade ? { requestor, name, arguments: given } : null };
  });
  const steps = await makeCalls(episode, planned);
  return planned.map((plan) => replayedCall(plan, steps.get(plan)));
}

interface Planned {
  readonly recorded: RecordedCall;
  readonly requestor: Requestor;
  readonly tool: WorldTool | undefined;
  /** Null where it is not made again. */
  readonly made: WorldCall | null;
}

interface Made {
  readonly call: WorldCall;
  readonly step: WorldStep;
}

/** All at once, up to the next call that may have to be read otherwise. */
async function makeCalls(episode: WorldEpisode, planned: readonly Planned[]): Promise<ReadonlyMap<Planned, Made>> {
  const results = new Map<Planned, Made>();
  let waiting: { plan: Planned; call: WorldCall }[] = [];
  const flush = async () => {
    const steps = waiting.length === 0 ? [] : await episode.batch(waiting.map(({ call }) => call));
    for (const [index, { plan, call }] of waiting.entries()) {
      const step = steps[index];
      if (step !== undefined) {
        results.set(plan, { call, step });
      }
    }
    waiting = [];
  };
  for (const plan of planned) {
    const { made, tool, recorded } = plan;
    if (made === null) {
      continue;
    }
    const read = tool === undefined ? undefined : readWrittenLists(tool, made);
    if (read === undefined) {
      waiting.push({ plan, call: made });
      continue;
    }
    await flush();
    waiting.push({ plan, call: (await gives(episode, read, recorded.observation)) ? read : made });
  }
  await flush();
  return results;
}

/** Whether a call would answer what the file says, here and now. */
async function gives(episode: WorldEpisode, call: WorldCall, recorded: string | null): Promise<boolean> {
  const fork = await episode.fork();
  const [step] = await fork.batch([call]);
  await fork.end();
  return step !== undefined && recorded !== null && sameAnswer(recorded, step.observation);
}

function replayedCall({ recorded, requestor, tool }: Planned, made: Made | undefined): ReplayedCall {
  const { step, call, toolCall, observation: told, answered } = recorded;
  const place = { step, call, name: toolCall.name, requestor, recorded: told, answered };
  if (made === undefined) {
    return {
      ...place,
      arguments: toolCall.arguments,
      executed: false,
      observation: null,
      matches: null,
      kind: tool?.kind ?? null,
      failed: false,
      changes: [],
    };
  }
  const { observation, kind, failed, changes } = made.step;
  const matches = told === null ? null : sameAnswer(told, observation);
  return { ...place, arguments: made.call.arguments, executed: true, observation, matches, kind, failed, changes };
}
