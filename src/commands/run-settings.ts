import { createHash } from 'node:crypto';
import type { Dataset } from '../datasets/dataset.ts';
import { toolSchemas } from '../domains/engine/tool-schemas.ts';
import { hideTexts, urlRecord } from '../models/plain-url.ts';
import { jsonText } from '../python/json-text.ts';
import type { Value } from '../python/value.ts';
import type { AgentStrategy } from '../run/agent.ts';
import type { UserStrategy } from '../run/user-simulator.ts';
import type { RunModels } from './make-models.ts';
import type { Displays } from './open-run-dataset.ts';
import type { RunFlags } from './run.ts';
import { optionsToKeep } from './run-head.ts';
import type { RunNumbers } from './run-numbers.ts';

/** Every option that bears on the results, as plain JSON without keys; a run is resumed only with equal ones. */
export type RunSettings = Readonly<Record<string, unknown>>;

/** Settings and what else of them goes into the header. */
export interface RunDescription {
  readonly settings: RunSettings;
  /** The options as they were given, for `--resume PATH`. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly promptHashes: Readonly<Record<string, string>>;
  readonly dataset: Dataset;
  /** Null for a built-in data set. */
  readonly datasetPath: string | null;
  readonly agentModel: string | null;
  readonly userModel: string | null;
}

/** Gathers them. */
export function runSettings({
  flags,
  given,
  numbers,
  models,
  dataset,
  displays,
  agent,
  user,
}: {
  readonly flags: RunFlags;
  /** Names of the flags that were given, on the line or in a file. */
  readonly given: readonly string[];
  readonly numbers: RunNumbers;
  readonly models: RunModels;
  readonly dataset: Dataset;
  readonly displays: Displays;
  readonly agent: AgentStrategy;
  readonly user: UserStrategy;
}): RunDescription {
  const { choice } = numbers;
  const tools = toolSchemas({ domain: dataset.domain, texts: dataset.toolTexts });
  const promptHashes = {
    agent: hash(dataset.policy, agent.prompt),
    tools: hash(jsonText(tools as unknown as Value)),
    user: hash(user.prompt),
    ...(displays.hash !== null && { displays: displays.hash }),
  };
  const agentModel = agent.needsModel ? (flags.model ?? null) : null;
  const userModel = user.needsModel ? flags.userModel : null;
  const settings = {
    env: dataset.domain.name,
    task_split: flags.taskSplit,
    dataset_hash: dataset.hash,
    task_ids: choice.taskIds,
    start_index: choice.startIndex,
    end_index: choice.endIndex,
    num_trials: choice.trials,
    shuffle: choice.shuffle,
    seed: choice.seed,
    max_num_steps: numbers.maxSteps,
    agent_strategy: agent.name,
    model: agentModel,
    model_provider: models.agentTarget?.provider ?? null,
    base_url: models.agentTarget && urlRecord(models.agentTarget.baseUrl),
    temperature: agent.needsModel ? numbers.temperature : null,
    extra_body: hideTexts(models.extraBody),
    user_strategy: user.name,
    user_model: userModel,
    user_model_provider: models.userTarget?.provider ?? null,
    user_base_url: models.userTarget && urlRecord(models.userTarget.baseUrl),
    prompts: promptHashes,
  };
  return {
    settings,
    options: optionsToKeep(flags, given),
    promptHashes,
    dataset,
    datasetPath: flags.dataset === undefined ? null : dataset.path,
    agentModel,
    userModel,
  };
}

function hash(...texts: readonly string[]): string {
  const digest = createHash('sha256');
  for (const text of texts) digest.update(text).update('\0');
  return digest.digest('hex');
}
