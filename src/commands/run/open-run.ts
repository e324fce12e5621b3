import { existsSync, readdirSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { RunRow } from '../../records/run-row.ts';
import { createJournal, type Journal, resumeJournal } from '../../run/files/journal.ts';
import type { FileLock } from '../../run/files/lock.ts';
import { journalFromList } from '../../run/files/result-list.ts';
import type { RunDescription, RunSettings } from '../../run/files/run-description.ts';
import { listOf, readHeader, readRunHead } from '../../run/files/run-head.ts';
import { type RunPaths, runFileName, runPaths } from '../../run/files/run-paths.ts';
import { lockFile } from '../context/lock-file.ts';
import { explainReason } from '../errors/explain-error.ts';
import { UsageError } from '../errors/usage-error.ts';
import type { RunRequest } from './command.ts';

/** A run's files, open for more episodes. */
export interface OpenRun {
  readonly paths: RunPaths;
  readonly journal: Journal;
  /** Episodes that are there already. */
  readonly rows: readonly RunRow[];
  /** Episodes that are there and shall be played again. */
  readonly again: readonly RunRow[];
  readonly lock: FileLock;
  /** What the reader should know of the choice; null where it is as asked. */
  readonly note: string | null;
}

/** Begins a run or goes on with one. Throws a UsageError where the one to go on with was made with other options. */
export async function openRun({
  request,
  description,
  time,
}: {
  readonly request: RunRequest;
  readonly description: RunDescription;
  readonly time: Date;
}): Promise<OpenRun> {
  const { settings, options } = description;
  const begun = { settings, options };
  const resumed = await findRun({ request, settings });
  if (resumed === null) {
    const { paths, lock } = await newRun({ ...description, request, time });
    const note =
      request.resume === true
        ? `No unfinished run with these options (${request.output ?? request.logDir}): a new one begins.`
        : null;
    const journal = await createJournal({ path: paths.journal, head: begun, check: lock.check });
    return { paths, lock, journal, rows: [], again: [], note };
  }
  const paths = runPaths(resumed);
  const head = await readRunHead(paths);
  if (head === null) {
    throw new UsageError(`${resumed} is no run that can be resumed: it has neither journal nor header.`);
  }
  const different = differingSetting(head.settings, settings);
  if (different !== null) {
    throw new UsageError(
      `${resumed} was made with another ${different} (${JSON.stringify(head.settings[different] ?? null)}, now ${JSON.stringify(settings[different] ?? null)}): resume it with the same options, or start a new run without --resume.`,
    );
  }
  const lock = await lockFile(paths.lock);
  if (lock === null) {
    throw new UsageError(`another process is playing ${paths.list} (${paths.lock} says so).`);
  }
  try {
    if (!existsSync(paths.journal)) {
      await journalFromList({ list: paths.list, journal: paths.journal, head: begun });
    }
    const keep = (row: RunRow) => !request.retryErrors || typeof row.info.error !== 'string';
    return { paths, lock, note: null, ...(await resumeJournal({ path: paths.journal, keep, check: lock.check })) };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** The list of the run to go on with; null for a new run. */
async function findRun({
  request: { resume, output, logDir, retryErrors },
  settings,
}: {
  readonly request: RunRequest;
  readonly settings: RunSettings;
}): Promise<string | null> {
  if (retryErrors && resume === false) {
    throw new UsageError('--retry-errors needs the run: give --resume PATH too.');
  }
  if (resume === false) {
    return null;
  }
  if (typeof resume === 'string') {
    return listOf(resume);
  }
  if (output !== null) {
    const { list, journal } = runPaths(output);
    return existsSync(list) || existsSync(journal) ? list : null;
  }
  if (!existsSync(logDir)) {
    return null;
  }
  const candidates = readdirSync(logDir)
    .filter((name) => /\.(?:journal\.jsonl|header\.json)$/.test(name))
    .map((name) => join(logDir, name))
    .sort((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs);
  for (const candidate of candidates) {
    const list = listOf(candidate);
    const unfinished = candidate.endsWith('.jsonl') || retryErrors || readHeader(candidate)?.complete === false;
    const head = unfinished ? await readRunHead(runPaths(list)) : null;
    if (head !== null && differingSetting(head.settings, settings) === null) {
      return list;
    }
  }
  return null;
}

function differingSetting(one: RunSettings, other: RunSettings): string | null {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].find((key) => JSON.stringify(one[key] ?? null) !== JSON.stringify(other[key] ?? null)) ?? null;
}

/** A path that no other run has, and its lock. */
async function newRun({
  request,
  settings,
  userModel,
  time,
}: NewRunOptions): Promise<{ readonly paths: RunPaths; readonly lock: FileLock }> {
  const first = newPath({ request, settings, userModel, time });
  await mkdir(dirname(first), { recursive: true }).catch((error: unknown) => {
    throw new UsageError(`${dirname(first)} cannot be made, check --log-dir or --output: ${explainReason(error)}.`);
  });
  // Two runs may start within one second.
  for (let number = 1; ; number++) {
    const paths = runPaths(number === 1 ? first : first.replace(/\.json$/, `-${number}.json`));
    const isFree = () => !existsSync(paths.list) && !existsSync(paths.journal);
    const lock = isFree() ? await lockFile(paths.lock) : null;
    if (lock !== null && isFree()) {
      return { paths, lock };
    }
    await lock?.release();
    if (request.output !== null) {
      throw new UsageError(`${paths.list} is there already: give another --output, or --resume to go on with it.`);
    }
  }
}

type NewRunOptions = Pick<RunDescription, 'settings' | 'userModel'> & {
  readonly request: RunRequest;
  readonly time: Date;
};

function newPath({ request, settings, userModel, time }: NewRunOptions): string {
  if (request.output !== null) {
    if (/(?:^|\/)(?:\.json)?$/.test(request.output)) {
      throw new UsageError(`--output takes a file, not ${JSON.stringify(request.output)}; --log-dir takes a folder.`);
    }
    return runPaths(request.output).list;
  }
  return runFileName({
    logDir: request.logDir,
    agentStrategy: request.agentStrategy.name,
    model: request.model ?? 'none',
    temperature: request.temperature,
    startIndex: Number(settings['start_index']),
    endIndex: Number(settings['end_index']),
    userModel: userModel ?? 'none',
    userStrategy: request.userStrategy.name,
    time,
  });
}
