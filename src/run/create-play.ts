import { seededRandom } from '../chance/seeded-random.ts';
import type { Dataset } from '../datasets/dataset.ts';
import { toolSchemas } from '../domains/engine/tool-schemas.ts';
import type { Model } from '../models/model.ts';
import type { AgentStrategy } from './agent.ts';
import { createGradeCache } from './grade-episode.ts';
import type { Job } from './result-record.ts';
import { type EpisodeResult, runEpisode } from './run-episode.ts';
import type { UserSetting, UserStrategy } from './user-simulator.ts';

/** The model of one side for one episode; null where its strategy calls none. */
export type ModelOf = (job: Job) => Model | null;

/** What all episodes of a run have in common. */
export interface PlayOptions {
  readonly dataset: Dataset;
  readonly agent: AgentStrategy;
  readonly user: UserStrategy;
  readonly displays: readonly string[];
  readonly ask: UserSetting['ask'];
  readonly seed: number;
  readonly maxSteps: number;
  /** Milliseconds. */
  readonly timeout: number;
  readonly agentModel: ModelOf;
  readonly userModel: ModelOf;
}

/** Puts agent and user together for each episode and plays it. */
export function createPlay(options: PlayOptions): (job: Job, signal: AbortSignal) => Promise<EpisodeResult> {
  const { dataset, agent, user, displays, ask, seed, maxSteps, timeout } = options;
  const tools = toolSchemas({ domain: dataset.domain, texts: dataset.toolTexts });
  const cache = createGradeCache();
  return (job, signal) => {
    const { task, trial } = job;
    const random = seededRandom(JSON.stringify([seed, task.id, trial]));
    const seated = agent.seat({ dataset, task, tools, model: options.agentModel(job), displays, random });
    const simulator = user.seat({ dataset, task, model: options.userModel(job), ask });
    return runEpisode({ dataset, task, seated, user: simulator, maxSteps, timeout, cache, signal });
  };
}
