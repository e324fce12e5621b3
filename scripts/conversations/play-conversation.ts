import type { Dataset } from '../../src/datasets/dataset.ts';
import { createScriptedModel } from '../../src/models/scripted-model.ts';
import { agents } from '../../src/run/agents/index.ts';
import { createPlay } from '../../src/run/create-play.ts';
import type { EpisodeResult } from '../../src/run/run-episode.ts';
import { users } from '../../src/run/users/index.ts';
import { locateTurns } from './locate-turns.ts';
import { scriptedReplies } from './scripted-replies.ts';
import type { SeatedConversation } from './seat-conversations.ts';

/** A conversation that was played, with the step of each of its turns. */
export interface PlayedConversation {
  readonly result: EpisodeResult;
  readonly steps: ReadonlyMap<string, number>;
}

/**
 * Plays a conversation by the runner, with a scripted model on either side. Throws one sentence where the run does not take
 * the turns as written, breaks where nothing was meant to, or does not have the reward that was planned.
 */
export async function playConversation({
  dataset,
  seated,
  signal,
}: {
  readonly dataset: Dataset;
  readonly seated: SeatedConversation;
  readonly signal: AbortSignal;
}): Promise<PlayedConversation> {
  const { conversation } = seated;
  const { name, agent_strategy, user_strategy, max_steps } = conversation;
  const replies = scriptedReplies(conversation);
  const play = createPlay({
    dataset,
    agent: found(agents, agent_strategy),
    user: found(users, user_strategy),
    displays: [],
    ask: null,
    seed: 0,
    maxSteps: max_steps,
    timeout: 600_000,
    agentModel: () => createScriptedModel({ replies: replies.agent }),
    userModel: () => createScriptedModel({ replies: replies.user }),
  });
  const result = await play(seated, signal);
  const planned = conversation.turns.some((turn) => 'error' in turn);
  if (result.error !== null && !planned) {
    throw new Error(`${name}: the run broke: ${result.error.message}`);
  }
  const steps = locateTurns({ conversation, messages: result.messages });
  if (result.error === null && planned) {
    throw new Error(`${name}: the run ended without meeting the planned error.`);
  }
  checkReward(seated, result);
  return { result, steps };
}

function checkReward({ conversation: { name, label }, task }: SeatedConversation, { reward }: EpisodeResult): void {
  const passed = reward === 1;
  if (passed === (label === undefined)) {
    return;
  }
  const planned = label === undefined ? 'a run that passes' : `a failure (${label.author}, ${label.type})`;
  throw new Error(`${name}, task ${task.id}: planned is ${planned}, but the run ${passed ? 'passes' : 'fails'}.`);
}

function found<Strategy>(table: Readonly<Record<string, Strategy>>, name: string): Strategy {
  const strategy = table[name];
  if (strategy === undefined) {
    throw new Error(`there is no strategy ${name}.`);
  }
  return strategy;
}
