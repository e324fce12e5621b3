import { basename, dirname, join } from 'node:path';
import { agents } from '../run/agents/index.ts';
import { chooseJobs } from '../run/choose-tasks.ts';
import { createPlay } from '../run/create-play.ts';
import { episodeKey } from '../run/episode-key.ts';
import { keepActivations } from '../run/keep-activations.ts';
import type { MtBenchTarget } from '../run/mt-bench-files.ts';
import { runTasks } from '../run/run-tasks.ts';
import { users } from '../run/users/index.ts';
import { sanitiseLine } from '../text/sanitise.ts';
import { askAtTerminal } from './ask-at-terminal.ts';
import { describeRun } from './describe-run.ts';
import { readEnvironment } from './environment.ts';
import { finishRun } from './finish-run.ts';
import { makeModels } from './make-models.ts';
import { type OpenRun, openRun } from './open-run.ts';
import { openRunDataset } from './open-run-dataset.ts';
import { packageVersion } from './package-version.ts';
import { parseChoice } from './parse-options.ts';
import { printRun, progressText } from './print-run.ts';
import type { RunFlags } from './run.ts';
import { applyConfig, type RunRequest } from './run-config.ts';
import { withResumedOptions } from './run-head.ts';
import { readNumbers } from './run-numbers.ts';
import { runSettings } from './run-settings.ts';
import { shellWord } from './shell-word.ts';
import { listenForInterrupt } from './terminal/interrupt-signal.ts';
import { createProgress } from './terminal/progress.ts';
import { UsageError } from './usage-error.ts';

/** Does what `tau-triage run` was asked for and returns its exit code. `given` names the flags that stood on the line. */
export async function runRun(request: RunRequest): Promise<number> {
  const { signal } = listenForInterrupt();
  let worst = 0;
  for (const one of applyConfig(request)) {
    try {
      worst = Math.max(worst, await runOnce(await withResumedOptions(one), signal));
    } catch (error) {
      // Nothing was begun yet.
      if (error === signal.reason) return 130;
      throw error;
    }
    if (signal.aborted) break;
  }
  return worst;
}

async function runOnce({ flags, given }: RunRequest, signal: AbortSignal): Promise<number> {
  const agent = strategy(agents, flags.agentStrategy, '--agent-strategy');
  const user = strategy(users, flags.userStrategy, '--user-strategy');
  parseChoice(flags.outputFormat, '--output-format', ['tau-bench', 'mt-bench']);
  const numbers = readNumbers(flags);
  const { dataset, displays } = openRunDataset({ flags, needsDisplays: agent.needsDisplays });
  const jobs = usage(() => chooseJobs(dataset.tasks(flags.taskSplit), numbers.choice));
  const plan = describeRun({ flags, dataset, displays: displays.texts, jobs, agent, user });
  if (flags.dryRun === true) {
    process.stdout.write(`${plan.text}\nNothing was called or written.\n`);
    return 0;
  }
  const models = await makeModels({ flags, given, numbers, agent, user, environment: readEnvironment(), signal });
  const settings = runSettings({ flags, given, numbers, models, dataset, displays, agent, user });
  const started = new Date();
  const run = await openRun({ flags, settings, time: started, keepErrors: flags.retryErrors !== true });

  const left = jobs.length - run.rows.length;
  const progress = createProgress({ stream: process.stderr, total: left, unit: 'episodes', now: Date.now });
  if (run.note !== null) progress.print(run.note);
  if (run.rows.length > 0)
    progress.print(`${run.paths.list}: ${run.rows.length} episodes are there, ${left} are left.`);
  else if ((plan.agent.cost_usd ?? 0) + (plan.user.cost_usd ?? 0) > 0) progress.print(plan.text);
  const person = user.needsPerson ? askAtTerminal() : null;
  const durations = new Map<string, number>();
  const play = createPlay({
    dataset,
    agent,
    user,
    displays: displays.texts,
    ask: person?.ask ?? null,
    seed: numbers.choice.seed,
    maxSteps: numbers.maxSteps,
    timeout: numbers.episodeTimeout,
    agentModel: models.agentModel,
    userModel: models.userModel,
  });
  try {
    const { totals, stopped } = await runTasks({
      jobs,
      journal: run.journal,
      rows: run.rows,
      again: run.again,
      concurrency: user.needsPerson ? 1 : numbers.concurrency,
      maxCost: numbers.maxCost,
      play: async (job, inner) => {
        const begin = performance.now();
        const result = await play(job, inner);
        durations.set(episodeKey({ task_id: job.task.id, trial: job.trial }), (performance.now() - begin) / 1000);
        return result;
      },
      ...(models.collect !== null && {
        keepMore: (job, result) =>
          keepActivations({ folder: run.paths.activations, asked: models.collect, job, result }),
      }),
      onEpisode: (job, result, sofar) => {
        if (result.error !== null) {
          progress.print(sanitiseLine(`task ${job.task.id}, trial ${job.trial}: ${result.error.message}`));
        }
        progress.step(progressText(sofar));
      },
      signal,
      lost: run.lock.lost,
    });
    progress.stop();
    const mtBench = flags.outputFormat === 'mt-bench' ? mtBenchTarget({ flags, run, durations }) : null;
    const finished = new Date();
    await finishRun({ run, jobs, totals, settings, version: packageVersion(), started, finished, mtBench });
    return printRun({ path: run.paths.list, mtBench: mtBench?.folder ?? null, jobs, totals, stopped });
  } catch (error) {
    progress.stop();
    await run.journal.close();
    const kept =
      run.journal.lines.size > 0
        ? ` What is finished is kept: tau-triage run --resume ${shellWord(run.paths.journal)} goes on from there.`
        : '';
    throw new Error(`${error instanceof Error ? error.message : String(error)}${kept}`, { cause: error });
  } finally {
    person?.leave();
    await run.lock.release();
  }
}

/** MT-Benchmark's folder beside the list, `<data set>_<timestamp>`; the list's own name where it has no timestamp. */
function mtBenchTarget({
  flags: { datasetName, env, model },
  run: { paths },
  durations,
}: {
  readonly flags: RunFlags;
  readonly run: OpenRun;
  readonly durations: ReadonlyMap<string, number>;
}): MtBenchTarget {
  const stem = basename(paths.list, '.json');
  const stamp = /_(\d{10}(?:-\d+)?)$/.exec(stem)?.[1] ?? stem;
  const name = `${(datasetName ?? env).replaceAll(/[^\w.-]/g, '_')}_${stamp}`;
  return { folder: join(dirname(paths.list), name), model: model ?? 'none', durations };
}

function strategy<Strategy>(table: Readonly<Record<string, Strategy>>, name: string, flag: string): Strategy {
  const found = Object.hasOwn(table, name) ? table[name] : undefined;
  if (found === undefined) {
    throw new UsageError(`${flag} takes one of ${Object.keys(table).join(', ')}, not ${JSON.stringify(name)}.`);
  }
  return found;
}

function usage<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
