import type { Dataset } from '../../src/datasets/dataset.ts';
import type { RunHeader } from '../../src/records/run-header.ts';
import type { RunTotals } from '../../src/run/run-tasks.ts';
import type { SeatedConversation } from './seat-conversations.ts';

const usual = { agent_strategy: 'tool-calling', user_strategy: 'llm', max_num_steps: 30 };

/**
 * A list's header as the runner makes it, without version and times, so that the same data give the same bytes. Where runs
 * differ from the usual settings, each of them says so under `exceptions`.
 */
export function conversationHeader({
  dataset,
  jobs,
  totals,
}: {
  readonly dataset: Dataset;
  readonly jobs: readonly SeatedConversation[];
  readonly totals: RunTotals;
}): RunHeader {
  const splits = [...new Set(jobs.map(({ conversation }) => conversation.split))];
  const split = splits.length === 1 ? (splits[0] ?? null) : null;
  return {
    version: null,
    domain: dataset.domain.name,
    task_split: split,
    dataset: null,
    dataset_hash: dataset.hash,
    agent_model: 'scripted',
    user_model: 'scripted',
    complete: true,
    options: null,
    settings: { env: dataset.domain.name, ...usual, exceptions: jobs.flatMap((job) => exceptionOf(job, split) ?? []) },
    prompt_hashes: null,
    episodes: totals.episodes,
    errors: totals.errors,
    usage: { agent: totals.agent, user: totals.user },
    started: null,
    finished: null,
  };
}

function exceptionOf(
  { conversation, task, trial }: SeatedConversation,
  usualSplit: string | null,
): Readonly<Record<string, unknown>> | null {
  const { split, agent_strategy, user_strategy, max_steps } = conversation;
  const own = {
    ...(split !== usualSplit && { task_split: split }),
    ...(agent_strategy !== usual.agent_strategy && { agent_strategy }),
    ...(user_strategy !== usual.user_strategy && { user_strategy }),
    ...(max_steps !== usual.max_num_steps && { max_num_steps: max_steps }),
  };
  return Object.keys(own).length === 0 ? null : { task_id: task.id, trial, ...own };
}
