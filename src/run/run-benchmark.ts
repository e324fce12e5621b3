import type { Dataset } from '../datasets/dataset.ts';
import type { Model } from '../models/model.ts';
import type { RunRow } from '../records/run-row.ts';
import type { AgentStrategy } from './agent.ts';
import { agents } from './agents/index.ts';
import { chooseJobs } from './choose-tasks.ts';
import type { RecordedMessage } from './conversation.ts';
import { createPlay, type ModelOf } from './create-play.ts';
import { episodeKey } from './episode-key.ts';
import { createMemoryJournal } from './memory-journal.ts';
import { type RunTotals, runTasks, type StopReason } from './run-tasks.ts';
import type { UserSetting, UserStrategy } from './user-simulator.ts';
import { users } from './users/index.ts';

/** What is played. All but `dataset` may be left out; a side whose strategy calls a model needs one. */
export interface RunBenchmarkOptions {
  readonly dataset: Dataset;
  /** `test` where it is left out. */
  readonly split?: string;
  /** Only these tasks; all of the split where it is left out. */
  readonly taskIds?: readonly (string | number)[];
  /** How often each task is played; once where it is left out. */
  readonly trials?: number;
  /** Name of an agent (tool-calling, act, react, few-shot, replay) or one of your own; tool-calling where it is left out. */
  readonly agent?: string | AgentStrategy;
  /** Name of a user (llm, react, verify, reflection, human, replay) or one of your own; llm where it is left out. */
  readonly user?: string | UserStrategy;
  /** One model for all episodes, or one for each of them. */
  readonly agentModel?: Model | ModelOf;
  readonly userModel?: Model | ModelOf;
  /** Example dialogues of the few-shot agent. */
  readonly displays?: readonly string[];
  /** Asks the person who plays the human user. */
  readonly ask?: UserSetting['ask'];
  /** Of drawn examples; 10 where it is left out, as in tau-bench. */
  readonly seed?: number;
  /** Turns of the agent in an episode; 30 where it is left out. */
  readonly maxSteps?: number;
  /** Milliseconds for one episode; an hour where it is left out. */
  readonly timeout?: number;
  /** Episodes at once; 8 where it is left out. */
  readonly concurrency?: number;
  /** US dollars after which no further episode is begun. */
  readonly maxCost?: number;
  /** Called as each episode ends. */
  readonly onEpisode?: (record: RunRecord) => void;
  readonly signal?: AbortSignal;
}

/** One episode as tau-bench's results list has it. */
export interface RunRecord extends RunRow {
  readonly traj: readonly RecordedMessage[];
}

/** What came out. */
export interface RunResult {
  /** Trial by trial, in the order of the tasks. */
  readonly records: readonly RunRecord[];
  /** The same as the text of a results file in tau-bench's format, numbers as Python writes them. */
  readonly text: string;
  readonly totals: RunTotals;
  /** Why it ended before all was played; null where it did not. */
  readonly stopped: StopReason;
}

/**
 * Plays tasks of a data set and grades each episode; writes nothing. What goes wrong in an episode becomes its error. Throws an
 * Error with one sentence for a strategy, split or task that is not there, and the ModelError that no episode could escape. An
 * interruption by the signal gives what was done, with `stopped`.
 */
export async function runBenchmark(options: RunBenchmarkOptions): Promise<RunResult> {
  const { dataset, split = 'test', taskIds = null, trials = 1, seed = 10, onEpisode } = options;
  const jobs = chooseJobs(dataset.tasks(split), {
    taskIds: taskIds === null ? null : taskIds.map(String),
    startIndex: 0,
    endIndex: -1,
    trials,
    shuffle: false,
    seed,
  });
  const journal = createMemoryJournal();
  const play = createPlay({
    dataset,
    agent: strategyOf({ kind: 'agent', chosen: options.agent ?? 'tool-calling', known: agents }),
    user: strategyOf({ kind: 'user', chosen: options.user ?? 'llm', known: users }),
    displays: options.displays ?? [],
    ask: options.ask ?? null,
    seed,
    maxSteps: options.maxSteps ?? 30,
    timeout: options.timeout ?? 3_600_000,
    agentModel: modelOf(options.agentModel),
    userModel: modelOf(options.userModel),
  });
  const lineOf = ({ task, trial }: (typeof jobs)[number]) =>
    journal.kept.get(episodeKey({ task_id: task.id, trial })) ?? null;
  const { totals, stopped } = await runTasks({
    jobs,
    journal,
    rows: [],
    concurrency: options.concurrency ?? 8,
    maxCost: options.maxCost ?? Number.POSITIVE_INFINITY,
    play,
    onEpisode: (job) => {
      const line = lineOf(job);
      if (line !== null) {
        onEpisode?.(readRecord(line));
      }
    },
    signal: options.signal ?? new AbortController().signal,
  });
  const lines = jobs.flatMap((job) => lineOf(job) ?? []);
  return { records: lines.map(readRecord), text: `[\n${lines.join(',\n')}\n]\n`, totals, stopped };
}

function strategyOf<Strategy>({
  kind,
  chosen,
  known,
}: {
  readonly kind: 'agent' | 'user';
  readonly chosen: string | Strategy;
  readonly known: Readonly<Record<string, Strategy>>;
}): Strategy {
  if (typeof chosen !== 'string') {
    return chosen;
  }
  const strategy = Object.hasOwn(known, chosen) ? known[chosen] : undefined;
  if (strategy === undefined) {
    throw new Error(`there is no ${kind} ${chosen}: expected one of ${Object.keys(known).join(', ')}.`);
  }
  return strategy;
}

function modelOf(given: Model | ModelOf | undefined): ModelOf {
  return typeof given === 'function' ? given : () => given ?? null;
}

/** The line was written by this program a moment ago. */
function readRecord(line: string): RunRecord {
  return JSON.parse(line) as RunRecord;
}
