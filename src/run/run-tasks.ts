import { setMaxListeners } from 'node:events';
import pLimit from 'p-limit';
import { isPassed } from '../records/reward.ts';
import type { RunRow } from '../records/run-row.ts';
import { episodeKey } from './episode-key.ts';
import type { Journal } from './files/journal.ts';
import { type Job, resultLine } from './result-record.ts';
import type { EpisodeResult } from './run-episode.ts';
import { addSpending, noSpending, type Spending } from './spending.ts';

/** A run so far. */
export interface RunTotals {
  readonly episodes: number;
  readonly passed: number;
  readonly errors: number;
  readonly infrastructureErrors: number;
  readonly agent: Spending;
  readonly user: Spending;
}

/** Why a run ended before all episodes were played; null where it did not. */
export type StopReason = 'interrupted' | 'max-cost' | 'unknown-cost' | null;

/** What a batch needs. */
export interface RunTasksOptions {
  readonly jobs: readonly Job[];
  readonly journal: Journal;
  /** Rows that were there already: they count, and are not played again. */
  readonly rows: readonly RunRow[];
  /** Rows that are played again: they count where that does not come about. */
  readonly again?: readonly RunRow[];
  readonly concurrency: number;
  /** US dollars; Infinity for no limit. */
  readonly maxCost: number;
  readonly play: (job: Job, signal: AbortSignal) => Promise<EpisodeResult>;
  /** Keeps what belongs to an episode but not into its record; done before the episode counts as finished. */
  readonly keepMore?: ((job: Job, result: EpisodeResult) => Promise<void>) | undefined;
  /** Aborted where another process took the run over: nothing more may be written, so its reason is thrown. */
  readonly lost?: AbortSignal | undefined;
  readonly onEpisode: (job: Job, result: EpisodeResult, totals: RunTotals) => void;
  readonly signal: AbortSignal;
}

/**
 * Plays all episodes that are not there already, so many at once, over trials. Throws what no episode could escape, after
 * those in flight were given up; what is finished is in the journal by then.
 */
export async function runTasks(
  options: RunTasksOptions,
): Promise<{ readonly totals: RunTotals; readonly stopped: StopReason }> {
  const { jobs, journal, concurrency, maxCost, signal, lost } = options;
  const there = new Set(options.rows.map(episodeKey));
  const open = jobs.filter(({ task, trial }) => !there.has(episodeKey({ task_id: task.id, trial })));
  const again = new Map((options.again ?? []).map((row) => [episodeKey(row), row]));
  const limit = pLimit(concurrency);
  const controller = new AbortController();
  // Every episode in flight listens to it, and takes its listener away again.
  setMaxListeners(0, controller.signal);
  const giveUp = () => controller.abort(signal.reason);
  signal.addEventListener('abort', giveUp);
  if (signal.aborted) {
    giveUp();
  }
  let totals = options.rows.reduce(addRow, noTotals);
  let stopped: StopReason = open.length > 0 ? costStop(totals, maxCost) : null;
  let failure: { readonly error: unknown } | null = null;
  const fail = (error: unknown) => {
    failure ??= { error };
    controller.abort(error);
  };
  const giveAway = () => fail(lost?.reason);
  lost?.addEventListener('abort', giveAway);
  if (lost?.aborted) {
    giveAway();
  }

  await limit.map(open, async (job) => {
    if (stopped !== null || failure !== null) {
      return;
    }
    if (controller.signal.aborted) {
      stopped = 'interrupted';
      return;
    }
    try {
      const result = await options.play(job, controller.signal);
      await options.keepMore?.(job, result);
      const key = episodeKey({ task_id: job.task.id, trial: job.trial });
      await journal.append({ key, line: resultLine(job, result) });
      again.delete(key);
      totals = addResult(totals, result);
      options.onEpisode(job, result, totals);
      stopped ??= costStop(totals, maxCost);
    } catch (error) {
      if (signal.aborted) {
        stopped = 'interrupted';
      } else {
        fail(error);
      }
    }
  });
  signal.removeEventListener('abort', giveUp);
  lost?.removeEventListener('abort', giveAway);
  const failed = failure as { readonly error: unknown } | null;
  if (failed !== null) {
    throw failed.error;
  }
  return { totals: [...again.values()].reduce(addRow, totals), stopped };
}

/** Whether what was spent, or that it is not known, forbids a further episode. */
function costStop(totals: RunTotals, maxCost: number): StopReason {
  if (maxCost === Number.POSITIVE_INFINITY || totals.episodes === 0) {
    return null;
  }
  if (knownCost(totals) >= maxCost) {
    return 'max-cost';
  }
  return totals.agent.cost_usd === null || totals.user.cost_usd === null ? 'unknown-cost' : null;
}

const noTotals: RunTotals = {
  episodes: 0,
  passed: 0,
  errors: 0,
  infrastructureErrors: 0,
  agent: noSpending,
  user: noSpending,
};

function addResult(totals: RunTotals, { reward, error, agentSpending, userSpending }: EpisodeResult): RunTotals {
  return addEpisode(totals, {
    reward,
    error: error !== null,
    infrastructure: error?.infrastructure ?? false,
    agent: agentSpending,
    user: userSpending,
  });
}

function addRow(totals: RunTotals, { reward, info }: RunRow): RunTotals {
  const error = typeof info.error === 'string';
  return addEpisode(totals, {
    reward,
    error,
    infrastructure: error && info.infrastructure === true,
    agent: spendingOfRow(info, 'agent'),
    user: spendingOfRow(info, 'user'),
  });
}

function spendingOfRow({ usage, finish_reasons }: RunRow['info'], side: 'agent' | 'user'): Spending {
  const reasons = finish_reasons?.[side];
  return { ...(usage?.[side] ?? noSpending), ...(reasons && { finish_reasons: reasons }) };
}

function addEpisode(
  totals: RunTotals,
  episode: { reward: number; error: boolean; infrastructure: boolean; agent: Spending; user: Spending },
): RunTotals {
  return {
    episodes: totals.episodes + 1,
    passed: totals.passed + (isPassed(episode.reward) ? 1 : 0),
    errors: totals.errors + (episode.error ? 1 : 0),
    infrastructureErrors: totals.infrastructureErrors + (episode.infrastructure ? 1 : 0),
    agent: addSpending(totals.agent, episode.agent),
    user: addSpending(totals.user, episode.user),
  };
}

/** Cost of both sides as far as it is known. */
export function knownCost({ agent, user }: Pick<RunTotals, 'agent' | 'user'>): number {
  return (agent.cost_usd ?? 0) + (user.cost_usd ?? 0);
}
