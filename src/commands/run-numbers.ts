import type { TaskChoice } from '../run/choose-tasks.ts';
import { parseInteger, parseList, parseNumber } from './parse-options.ts';
import type { RunFlags } from './run.ts';

/** The numbers among the flags of `run`; times in milliseconds, cost in US dollars. */
export interface RunNumbers {
  readonly choice: TaskChoice;
  readonly temperature: number;
  readonly maxSteps: number;
  readonly concurrency: number;
  readonly retries: number;
  readonly timeout: number;
  readonly episodeTimeout: number;
  readonly maxCost: number;
}

/** Reads them; throws a UsageError for one that is none. */
export function readNumbers(flags: RunFlags): RunNumbers {
  return {
    choice: {
      taskIds: parseList(flags.taskIds),
      startIndex: parseInteger(flags.startIndex, '--start-index'),
      endIndex: parseInteger(flags.endIndex, '--end-index', -1),
      trials: parseInteger(flags.numTrials, '--num-trials', 1),
      shuffle: !['0', 'false', ''].includes(String(flags.shuffle ?? 'false')),
      seed: parseInteger(flags.seed, '--seed', Number.MIN_SAFE_INTEGER),
    },
    temperature: parseNumber(flags.temperature, '--temperature'),
    maxSteps: parseInteger(flags.maxNumSteps, '--max-num-steps', 1),
    concurrency: parseInteger(flags.maxConcurrency, '--max-concurrency', 1),
    retries: parseInteger(flags.maxRetries, '--max-retries'),
    timeout: parseNumber(flags.timeout, '--timeout') * 1000,
    episodeTimeout: parseNumber(flags.episodeTimeout, '--episode-timeout') * 1000,
    maxCost: flags.maxCost === undefined ? Number.POSITIVE_INFINITY : parseNumber(flags.maxCost, '--max-cost'),
  };
}
