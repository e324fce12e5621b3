import type { TaskChoice } from '../../run/choose-tasks.ts';
import { parseInteger, parseList, parseNumber } from '../options/parse-texts.ts';
import type { RunFlags } from './command.ts';
import { UsageError } from '../errors/usage-error.ts';

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
      shuffle: parseShuffle(flags.shuffle),
      seed: parseInteger(flags.seed, '--seed', Number.MIN_SAFE_INTEGER),
    },
    temperature: parseNumber(flags.temperature, '--temperature'),
    maxSteps: parseInteger(flags.maxNumSteps, '--max-num-steps', 1),
    concurrency: parseInteger(flags.maxConcurrency, '--max-concurrency', 1),
    retries: parseInteger(flags.maxRetries, '--max-retries'),
    timeout: parseSeconds(flags.timeout, '--timeout') * 1000,
    episodeTimeout: parseSeconds(flags.episodeTimeout, '--episode-timeout') * 1000,
    maxCost: flags.maxCost === undefined ? Number.POSITIVE_INFINITY : parseNumber(flags.maxCost, '--max-cost'),
  };
}

/** tau-bench takes a number, 0 for no. */
function parseShuffle(value: boolean | string | undefined): boolean {
  if (value === undefined || typeof value === 'boolean') return value ?? false;
  if (value === 'true' || value === 'false') return value === 'true';
  return parseInteger(value || '0', '--shuffle') !== 0;
}

/** A time that leaves time for something. */
function parseSeconds(value: string, flag: string): number {
  const seconds = parseNumber(value, flag);
  if (seconds <= 0) throw new UsageError(`${flag} takes seconds above 0, not ${JSON.stringify(value)}.`);
  return seconds;
}
