import { createHash } from 'node:crypto';
import type { Dataset } from '../../datasets/dataset.ts';
import { toolSchemas } from '../../domains/engine/tool-schemas.ts';
import { hideTexts, urlRecord } from '../../models/plain-url.ts';
import { jsonText } from '../../python/json-text.ts';
import type { Value } from '../../python/value.ts';
import type { RunDescription } from '../../run/files/run-description.ts';
import type { GivenOptions } from '../options/command-definition.ts';
import type { RunRequest } from './command.ts';
import type { RunModels } from './make-models.ts';
import type { Displays } from './open-dataset.ts';
import { optionsToKeep } from './resumed-options.ts';

/** Gathers what a run is made with. */
export function runSettings({
  request,
  given,
  models,
  dataset,
  displays,
}: {
  readonly request: RunRequest;
  readonly given: GivenOptions;
  readonly models: RunModels;
  readonly dataset: Dataset;
  readonly displays: Displays;
}): RunDescription {
  const { agentStrategy: agent, userStrategy: user } = request;
  const tools = toolSchemas({ domain: dataset.domain, texts: dataset.toolTexts });
  const promptHashes = {
    agent: hash(dataset.policy, agent.prompt),
    tools: hash(jsonText(tools as unknown as Value)),
    user: hash(user.prompt),
    ...(displays.hash !== null && { displays: displays.hash }),
  };
  const agentModel = agent.needsModel ? request.model : null;
  const userModel = user.needsModel ? request.userModel : null;
  const settings = {
    env: dataset.domain.name,
    task_split: request.taskSplit,
    dataset_hash: dataset.hash,
    task_ids: request.taskIds,
    start_index: request.startIndex,
    end_index: request.endIndex,
    num_trials: request.numTrials,
    shuffle: request.shuffle,
    seed: request.seed,
    max_num_steps: request.maxNumSteps,
    agent_strategy: agent.name,
    model: agentModel,
    model_provider: models.agentTarget?.provider ?? null,
    base_url: models.agentTarget && urlRecord(models.agentTarget.baseUrl),
    temperature: agent.needsModel ? request.temperature : null,
    extra_body: hideTexts(models.extraBody),
    user_strategy: user.name,
    user_model: userModel,
    user_model_provider: models.userTarget?.provider ?? null,
    user_base_url: models.userTarget && urlRecord(models.userTarget.baseUrl),
    prompts: promptHashes,
  };
  return {
    settings,
    options: optionsToKeep(given),
    promptHashes,
    dataset,
    datasetPath: request.dataset === null ? null : dataset.path,
    agentModel,
    userModel,
  };
}

function hash(...texts: readonly string[]): string {
  const digest = createHash('sha256');
  for (const text of texts) {
    digest.update(text).update('\0');
  }
  return digest.digest('hex');
}
