import type { Dataset, DatasetTask } from '../datasets/dataset.ts';
import { type Episode, openEpisode } from '../domains/engine/episode.ts';
import { ModelError } from '../models/model.ts';
import { DeadlineError, withDeadline } from '../models/with-deadline.ts';
import type { Action, SeatedAgent } from './agent.ts';
import type { RecordedMessage } from './conversation.ts';
import { type GradeCache, gradeEpisode, type RewardInfo } from './grade-episode.ts';
import { addSpending, noSpending, type Spending } from './spending.ts';
import { stopWord, type Turn, type UserSimulator } from './user-simulator.ts';

/** One episode as it ended. */
export interface EpisodeResult {
  readonly messages: readonly RecordedMessage[];
  readonly reward: number;
  /** Null where the episode was cut off or broke, for then nothing was graded. */
  readonly rewardInfo: RewardInfo | null;
  /** Who answered last: the user, or the tool's name. */
  readonly source: string;
  readonly agentSpending: Spending;
  readonly userSpending: Spending;
  readonly error: EpisodeError | null;
  /** Activations of the agent's model by the step of the message that they belong to. */
  readonly activations: ReadonlyMap<number, unknown>;
}

/** What broke an episode. `infrastructure`: a server or the network, nothing that agent or user did. */
export interface EpisodeError {
  readonly message: string;
  readonly infrastructure: boolean;
}

/** What an episode is played with. Times in milliseconds. */
export interface EpisodeOptions {
  readonly dataset: Dataset;
  readonly task: DatasetTask;
  readonly seated: SeatedAgent;
  readonly user: UserSimulator;
  readonly maxSteps: number;
  readonly timeout: number;
  readonly cache: GradeCache;
  readonly signal: AbortSignal;
}

/**
 * Plays one episode to its end. Whatever goes wrong in it becomes its error, and what was said up to there stays; only an
 * interruption and an error that no other episode could escape are thrown.
 */
export async function runEpisode(options: EpisodeOptions): Promise<EpisodeResult> {
  const { dataset, seated, timeout, signal } = options;
  const play: Play = {
    messages: [{ role: 'system', content: seated.systemPrompt }],
    turns: [],
    world: openEpisode({ domain: dataset.domain, database: dataset.database }),
    activations: new Map(),
    source: 'user',
    agentSpending: noSpending,
    userSpending: noSpending,
  };
  let error: EpisodeError | null = null;
  let done = false;
  try {
    done = await withDeadline({
      milliseconds: timeout,
      message: `the episode took longer than ${timeout / 1000} s`,
      signal,
      work: (inner) => playOn(play, options, inner),
    });
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof ModelError && cause.fatal) {
      throw cause;
    }
    error = toEpisodeError(cause);
  }
  const graded = done ? grade(play, options) : null;
  return {
    messages: play.messages,
    reward: graded?.reward ?? 0,
    rewardInfo: graded?.rewardInfo ?? null,
    source: play.source,
    agentSpending: play.agentSpending,
    userSpending: play.userSpending,
    error,
    activations: play.activations,
  };
}

/** How far an episode is; the only state in it that changes. */
interface Play {
  readonly messages: RecordedMessage[];
  readonly turns: Turn[];
  readonly world: Episode;
  readonly activations: Map<number, unknown>;
  source: string;
  agentSpending: Spending;
  userSpending: Spending;
}

/** Gives whether an end was reached that is graded; false where the steps ran out. */
async function playOn(play: Play, options: EpisodeOptions, signal: AbortSignal): Promise<boolean> {
  await hearUser(play, options, signal);
  for (let step = 0; step < options.maxSteps; step++) {
    signal.throwIfAborted();
    const { message, action, spending, activations } = await options.seated.agent({ messages: play.messages }, signal);
    play.agentSpending = addSpending(play.agentSpending, spending);
    if (activations !== undefined) {
      play.activations.set(play.messages.length, activations);
    }
    play.messages.push(message);
    if (await carryOut(play, action, options, signal)) {
      return true;
    }
  }
  return false;
}

/** Does what the agent decided on; gives whether that ends the episode. */
async function carryOut(play: Play, action: Action, options: EpisodeOptions, signal: AbortSignal): Promise<boolean> {
  if (action.kind === 'say') {
    play.turns.push({ speaker: 'agent', text: action.text });
    const text = await hearUser(play, options, signal);
    return text.includes(stopWord);
  }
  const { name, id } = action;
  const { observation, done } =
    action.kind === 'call' ? play.world.step(action) : { observation: `Error: ${action.problem}`, done: false };
  play.source = name;
  play.messages.push(options.seated.toolMessage({ name, id, observation }));
  return done;
}

async function hearUser(play: Play, { user }: EpisodeOptions, signal: AbortSignal): Promise<string> {
  const { text, spending } = await user(play.turns, signal);
  play.userSpending = addSpending(play.userSpending, spending);
  play.turns.push({ speaker: 'user', text });
  play.messages.push({ role: 'user', content: text });
  play.source = 'user';
  return text;
}

function grade({ world, turns }: Play, { dataset, task, cache }: EpisodeOptions): ReturnType<typeof gradeEpisode> {
  const said = turns.filter(({ speaker }) => speaker === 'agent').map(({ text }) => text);
  return gradeEpisode({
    domain: dataset.domain,
    database: dataset.database,
    task,
    state: world.state,
    said,
    cache,
  });
}

function toEpisodeError(cause: unknown): EpisodeError {
  const message = cause instanceof Error ? cause.message : String(cause);
  const infrastructure = cause instanceof DeadlineError || (cause instanceof ModelError && !cause.refused);
  return { message, infrastructure };
}
