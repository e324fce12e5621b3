import type { Dataset } from '../../src/datasets/dataset.ts';
import { ModelError } from '../../src/models/model.ts';
import type { Label } from '../../src/records/label.ts';
import type { SeatedAgent } from '../../src/run/agent.ts';
import { followPlan } from '../../src/run/agents/replay.ts';
import type { GradeCache } from '../../src/run/grade-episode.ts';
import { type EpisodeResult, runEpisode } from '../../src/run/run-episode.ts';
import { planAgent } from '../../src/run/scripted/plan.ts';
import { noSpending } from '../../src/run/spending.ts';
import type { UserSimulator } from '../../src/run/user-simulator.ts';
import { answer, readPart } from '../../src/run/users/replay.ts';
import type { CastJob } from './cast-scenes.ts';
import type { Breakdown, Place } from './scene.ts';

/** Turns of an agent after which a run is cut off, as in tau-bench. */
export const maxSteps = 30;

/** Plays an episode as it was cast. Throws one sentence where it does not end as it should. */
export async function playCast(
  { dataset, cache }: { readonly dataset: Dataset; readonly cache: GradeCache },
  job: CastJob,
  signal: AbortSignal,
): Promise<EpisodeResult> {
  const { task, trial, cast } = job;
  const { breakdown } = cast;
  const result =
    breakdown?.side === 'record'
      ? emptyRecord
      : await runEpisode({
          dataset,
          task,
          seated: seatAgent({ dataset, job, breakdown }),
          user: seatUser({ dataset, job, breakdown }),
          maxSteps,
          timeout: 600_000,
          cache,
          signal,
        });
  const passed = result.reward === 1;
  if (passed !== (cast.fault === null)) {
    const planted = cast.fault === null ? 'nothing' : `${cast.fault.type} (${cast.fault.comment})`;
    throw new Error(
      `${dataset.domain.name} task ${task.id}, trial ${trial}: ${planted} was planted, but the run ${passed ? 'passes' : 'fails'}.`,
    );
  }
  return result;
}

/** What is to be found in a run; null where nothing was planted. Throws one sentence where the run does not have the place. */
export function labelOf({
  job: { task, trial, cast },
  result,
  file,
}: {
  readonly job: CastJob;
  readonly result: Pick<EpisodeResult, 'messages'>;
  readonly file: string;
}): Label | null {
  if (cast.fault === null) {
    return null;
  }
  const { author, type, comment, at } = cast.fault;
  const step = at === null ? null : stepOf(result, at);
  if (step === -1) {
    throw new Error(`${file} task ${task.id}: the planted ${type} does not stand in the run.`);
  }
  return { trajectory: null, task_id: task.id, trial, annotator: 'planted', author, type, step, comment, file };
}

function stepOf({ messages }: Pick<EpisodeResult, 'messages'>, at: Place): number {
  if ('said' in at) {
    return messages.findIndex(({ role, content }) => role === 'user' && content?.includes(at.said));
  }
  const turns = messages.flatMap(({ role }, step) => (role === 'assistant' ? [step] : []));
  return turns[at.turn] ?? -1;
}

interface Seat {
  readonly dataset: Dataset;
  readonly job: CastJob;
  readonly breakdown: Breakdown | undefined;
}

function seatAgent({ dataset, job: { intended, cast }, breakdown }: Seat): SeatedAgent {
  const seated = followPlan({ setting: { dataset }, steps: cast.steps ?? planAgent({ dataset, task: intended }) });
  if (breakdown?.side !== 'agent') {
    return seated;
  }
  return {
    ...seated,
    agent: async (conversation, signal) => {
      const turns = conversation.messages.filter(({ role }) => role === 'assistant').length;
      if (turns >= breakdown.afterTurns) {
        throw new ModelError(breakdown.message, { fatal: false });
      }
      return await seated.agent(conversation, signal);
    },
  };
}

function seatUser({ dataset, job: { intended, cast }, breakdown }: Seat): UserSimulator {
  const part = cast.part ?? readPart({ dataset, task: intended });
  return async (turns) => {
    if (breakdown?.side === 'user') {
      throw new ModelError(breakdown.message, { fatal: false });
    }
    const text = answer(part, turns);
    return { text: cast.reply?.(text, turns) ?? text, spending: noSpending };
  };
}

const emptyRecord: EpisodeResult = {
  messages: [],
  reward: 0,
  rewardInfo: null,
  source: 'user',
  agentSpending: noSpending,
  userSpending: noSpending,
  error: null,
  activations: new Map(),
};
