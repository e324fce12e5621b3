import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { agents } from '../run/agents/index.ts';
import { chooseJobs } from '../run/choose-tasks.ts';
import { createPlay } from '../run/create-play.ts';
import { runTasks } from '../run/run-tasks.ts';
import { users } from '../run/users/index.ts';
import { sanitiseLine } from '../text/sanitise.ts';
import { askAtTerminal } from './ask-at-terminal.ts';
import { readEnvironment } from './environment.ts';
import { makeModels } from './make-models.ts';
import { openRunDataset } from './open-run-dataset.ts';
import { packageVersion } from './package-version.ts';
import { parseChoice } from './parse-options.ts';
import { printRun, progressText } from './print-run.ts';
import type { RunFlags } from './run.ts';
import { applyConfig } from './run-config.ts';
import { finishRun, openRun } from './run-files.ts';
import { readNumbers } from './run-numbers.ts';
import { runSettings } from './run-settings.ts';
import { listenForInterrupt } from './terminal/interrupt-signal.ts';
import { createProgress } from './terminal/progress.ts';
import { UsageError } from './usage-error.ts';

/** Does what `tau-triage run` was asked for and returns its exit code. `given` names the flags that stood on the line. */
export async function runRun(request: {
  readonly flags: RunFlags;
  readonly given: readonly string[];
}): Promise<number> {
  const flags = await applyConfig(request);
  const agent = strategy(agents, flags.agentStrategy, '--agent-strategy');
  const user = strategy(users, flags.userStrategy, '--user-strategy');
  parseChoice(flags.outputFormat, '--output-format', ['tau-bench', 'mt-bench']);
  const numbers = readNumbers(flags);
  const { dataset, displays } = openRunDataset({ flags, needsDisplays: agent.needsDisplays });
  const jobs = usage(() => chooseJobs(dataset.tasks(flags.taskSplit), numbers.choice));
  const { signal } = listenForInterrupt();
  const models = await makeModels({ flags, numbers, agent, user, environment: readEnvironment(), signal });
  const settings = runSettings({ flags, numbers, models, dataset, displays, agent, user });
  const started = new Date();
  const run = await openRun({ flags, settings, time: started, keepErrors: flags.retryErrors !== true });
  await mkdir(dirname(run.paths.list), { recursive: true });

  const left = jobs.length - run.rows.length;
  const progress = createProgress({ stream: process.stderr, total: left, unit: 'episodes', now: Date.now });
  if (run.rows.length > 0)
    progress.print(`${run.paths.list}: ${run.rows.length} episodes are there, ${left} are left.`);
  const person = user.needsPerson ? askAtTerminal() : null;
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
      concurrency: user.needsPerson ? 1 : numbers.concurrency,
      maxCost: numbers.maxCost,
      play,
      onEpisode: (job, result, sofar) => {
        if (result.error !== null) {
          progress.print(sanitiseLine(`task ${job.task.id}, trial ${job.trial}: ${result.error.message}`));
        }
        progress.step(progressText(sofar));
      },
      signal,
    });
    progress.stop();
    await finishRun({ run, jobs, totals, settings, version: packageVersion(), started, finished: new Date() });
    return printRun({ path: run.paths.list, jobs, totals, stopped });
  } catch (error) {
    progress.stop();
    await run.journal.close();
    const kept =
      run.journal.lines.size > 0 ? ` What is finished is kept: --resume ${run.paths.journal} goes on from there.` : '';
    throw new Error(`${error instanceof Error ? error.message : String(error)}${kept}`, { cause: error });
  } finally {
    person?.leave();
  }
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
