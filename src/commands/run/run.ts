import { basename, dirname, join } from 'node:path';
import { packageVersion } from '../../records/package-version.ts';
import { chooseJobs } from '../../run/choose-tasks.ts';
import { createPlay } from '../../run/create-play.ts';
import { episodeKey } from '../../run/episode-key.ts';
import { finishRun } from '../../run/files/finish-run.ts';
import { keepActivations } from '../../run/keep-activations.ts';
import type { MtBenchTarget } from '../../run/mt-bench-files.ts';
import type { Job } from '../../run/result-record.ts';
import { runTasks } from '../../run/run-tasks.ts';
import type { Context } from '../context/context.ts';
import { readEnvironment } from '../context/read-environment.ts';
import { explainError } from '../errors/explain-error.ts';
import { isDefect } from '../errors/is-defect.ts';
import { asUsageError } from '../errors/usage-error.ts';
import type { GivenOptions, Invocation } from '../options/command-definition.ts';
import { readRequest } from '../options/read-request.ts';
import { askAtTerminal } from '../terminal/ask-at-terminal.ts';
import { listenForInterrupt } from '../terminal/interrupt-signal.ts';
import { createProgress } from '../terminal/progress.ts';
import { shellWord } from '../terminal/shell-word.ts';
import { type RunRequest, runCommand } from './command.ts';
import { applyConfig } from './config.ts';
import { describeRun } from './describe-run.ts';
import { makeModels } from './make-models.ts';
import { openRunDataset } from './open-dataset.ts';
import { type OpenRun, openRun } from './open-run.ts';
import { printRun, progressText } from './print.ts';
import { withResumedOptions } from './resumed-options.ts';
import { runSettings } from './settings.ts';

/** Does what `tau-triage run` was asked for and returns its exit code. */
export async function runRun({ options }: Invocation, context: Context): Promise<number> {
  const { at } = context;
  const { signal, release } = listenForInterrupt(context);
  let worst = 0;
  try {
    for (const one of applyConfig(options, at)) {
      const given = await withResumedOptions(one, at);
      const request = await readRequest({ command: runCommand, given: { arguments: {}, options: given }, at });
      worst = Math.max(worst, await runOnce({ request, given, context, signal }));
      if (signal.aborted) {
        break;
      }
    }
    return worst;
  } catch (error) {
    // Nothing was begun yet.
    if (signal.aborted && error === signal.reason) {
      return 130;
    }
    throw error;
  } finally {
    release();
  }
}

async function runOnce({
  request,
  given,
  context,
  signal,
}: {
  readonly request: RunRequest;
  readonly given: GivenOptions;
  readonly context: Context;
  readonly signal: AbortSignal;
}): Promise<number> {
  const { out, now } = context;
  const { agentStrategy: agent, userStrategy: user } = request;
  const { dataset, displays } = openRunDataset(request);
  const jobs = asUsageError(() =>
    chooseJobs(dataset.tasks(request.taskSplit), { ...request, trials: request.numTrials }),
  );
  const plan = describeRun({ request, dataset, displays: displays.texts, jobs });
  if (request.dryRun) {
    out.text(`${plan.text}\nNothing was called or written.`);
    return 0;
  }
  const seed = 'seed' in given ? request.seed : null;
  const models = await makeModels({ request, seed, environment: readEnvironment(context), now, signal });
  const description = runSettings({ request, given, models, dataset, displays });
  const started = new Date(now());
  const run = await openRun({ request, description, time: started });

  const left = jobs.length - run.rows.length;
  const progress = createProgress({ context, total: left, unit: 'episodes' });
  if (run.note !== null) {
    progress.print(run.note);
  }
  if (run.rows.length > 0) {
    progress.print(`${run.paths.list}: ${run.rows.length} episodes are there, ${left} are left.`);
  } else if ((plan.agent.cost_usd ?? 0) + (plan.user.cost_usd ?? 0) > 0) {
    for (const line of plan.text.split('\n')) {
      progress.print(line);
    }
  }
  const person = user.needsPerson ? askAtTerminal(context) : null;
  const durations = new Map<string, number>();
  const play = createPlay({
    dataset,
    agent,
    user,
    displays: displays.texts,
    ask: person?.ask ?? null,
    seed: request.seed,
    maxSteps: request.maxNumSteps,
    timeout: request.episodeTimeout,
    agentModel: models.agentModel,
    userModel: models.userModel,
  });
  const { collect } = models;
  try {
    const { totals, stopped } = await runTasks({
      jobs,
      journal: run.journal,
      rows: run.rows,
      again: run.again,
      concurrency: user.needsPerson ? 1 : request.maxConcurrency,
      maxCost: request.maxCost ?? Number.POSITIVE_INFINITY,
      play: async (job, inner) => {
        const begin = now();
        const result = await play(job, inner);
        durations.set(keyOf(job), (now() - begin) / 1000);
        return result;
      },
      ...(collect !== null && {
        keepMore: (job, result) => keepActivations({ folder: run.paths.activations, asked: collect, job, result }),
      }),
      onEpisode: (job, result, sofar) => {
        if (result.error !== null) {
          progress.print(`task ${job.task.id}, trial ${job.trial}: ${result.error.message}`);
        }
        progress.step(progressText(sofar));
      },
      signal,
      lost: run.lock.lost,
    });
    progress.stop();
    const mtBench = request.outputFormat === 'mt-bench' ? mtBenchTarget({ request, run, durations }) : null;
    const finished = new Date(now());
    await finishRun({ ...run, jobs, totals, description, version: packageVersion(), started, finished, mtBench });
    return printRun({ path: run.paths.list, mtBench: mtBench?.folder ?? null, jobs, totals, stopped, out });
  } catch (error) {
    progress.stop();
    await run.journal.close();
    throw withWhatIsKept(error, run);
  } finally {
    person?.leave();
    await run.lock.release();
  }
}

function keyOf({ task, trial }: Job): string {
  return episodeKey({ task_id: task.id, trial });
}

/** The error, which tells too how to go on from what is finished. */
function withWhatIsKept(error: unknown, { journal, paths }: OpenRun): unknown {
  if (journal.lines.size === 0 || isDefect(error)) {
    return error;
  }
  const kept = `What is finished is kept: tau-triage run --resume ${shellWord(paths.journal)} goes on from there.`;
  return new Error(`${explainError(error)} ${kept}`, { cause: error });
}

/** MT-Benchmark's folder beside the list, `<data set>_<timestamp>`; the list's own name where it has no timestamp. */
function mtBenchTarget({
  request: { datasetName, env, model },
  run: { paths },
  durations,
}: {
  readonly request: RunRequest;
  readonly run: OpenRun;
  readonly durations: ReadonlyMap<string, number>;
}): MtBenchTarget {
  const stem = basename(paths.list, '.json');
  const stamp = /_(\d{10}(?:-\d+)?)$/.exec(stem)?.[1] ?? stem;
  const name = `${(datasetName ?? env).replaceAll(/[^\w.-]/g, '_')}_${stamp}`;
  return { folder: join(dirname(paths.list), name), model: model ?? 'none', durations };
}
