import { existsSync, readdirSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { RunRow } from '../records/run-row.ts';
import { createJournal, type Journal, resumeJournal } from '../run/files/journal.ts';
import type { FileLock } from '../run/files/lock.ts';
import { journalFromList } from '../run/files/result-list.ts';
import { type RunPaths, runFileName, runPaths } from '../run/files/run-paths.ts';
import { explainReason } from './explain-error.ts';
import { lockFile } from './lock-run.ts';
import type { RunFlags } from './run.ts';
import { listOf, readHeader, readRunHead } from './run-head.ts';
import type { RunDescription, RunSettings } from './run-settings.ts';
import { UsageError } from './usage-error.ts';

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
  flags,
  settings: description,
  time,
  keepErrors,
}: {
  readonly flags: RunFlags;
  readonly settings: RunDescription;
  readonly time: Date;
  readonly keepErrors: boolean;
}): Promise<OpenRun> {
  const { settings, options } = description;
  const begun = { settings, options };
  const resumed = await findRun({ flags, settings });
  if (resumed === null) {
    const { paths, lock } = await newRun({ ...description, flags, time });
    const note =
      flags.resume === true
        ? `No unfinished run with these options (${flags.output ?? flags.logDir}): a new one begins.`
        : null;
    const journal = await createJournal({ path: paths.journal, head: begun, check: lock.check });
    return { paths, lock, journal, rows: [], again: [], note };
  }
  const paths = runPaths(resumed);
  const head = await readRunHead(paths);
  if (head === null)
    throw new UsageError(`${resumed} is no run that can be resumed: it has neither journal nor header.`);
  const different = differingSetting(head.settings, settings);
  if (different !== null) {
    throw new UsageError(
      `${resumed} was made with another ${different} (${JSON.stringify(head.settings[different] ?? null)}, now ${JSON.stringify(settings[different] ?? null)}): resume it with the same options, or start a new run without --resume.`,
    );
  }
  const lock = await lockFile(paths.lock);
  if (lock === null) throw new UsageError(`another process is playing ${paths.list} (${paths.lock} says so).`);
  try {
    if (!existsSync(paths.journal)) {
      await journalFromList({ list: paths.list, journal: paths.journal, head: begun });
    }
    const keep = (row: RunRow) => keepErrors || typeof row.info.error !== 'string';
    return { paths, lock, note: null, ...(await resumeJournal({ path: paths.journal, keep, check: lock.check })) };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** The list of the run to go on with; null for a new run. */
async function findRun({
  flags: { resume, output, logDir, retryErrors },
  settings,
}: {
  readonly flags: RunFlags;
  readonly settings: RunSettings;
}): Promise<string | null> {
  if (retryErrors && resume === undefined)
    throw new UsageError('--retry-errors needs the run: give --resume PATH too.');
  if (resume === undefined || resume === false) return null;
  if (typeof resume === 'string') return listOf(resume);
  if (output !== undefined) {
    const { list, journal } = runPaths(output);
    return existsSync(list) || existsSync(journal) ? list : null;
  }
  if (!existsSync(logDir)) return null;
  const candidates = readdirSync(logDir)
    .filter((name) => /\.(?:journal\.jsonl|header\.json)$/.test(name))
    .map((name) => join(logDir, name))
    .sort((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs);
  for (const candidate of candidates) {
    const list = listOf(candidate);
    const unfinished =
      candidate.endsWith('.jsonl') || retryErrors === true || readHeader(candidate)?.complete === false;
    const head = unfinished ? await readRunHead(runPaths(list)) : null;
    if (head !== null && differingSetting(head.settings, settings) === null) return list;
  }
  return null;
}

function differingSetting(one: RunSettings, other: RunSettings): string | null {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].find((key) => JSON.stringify(one[key] ?? null) !== JSON.stringify(other[key] ?? null)) ?? null;
}

/** A path that no other run has, and its lock. */
async function newRun({
  flags,
  settings,
  userModel,
  time,
}: NewRunOptions): Promise<{ readonly paths: RunPaths; readonly lock: FileLock }> {
  const first = newPath({ flags, settings, userModel, time });
  await mkdir(dirname(first), { recursive: true }).catch((error: unknown) => {
    throw new UsageError(`${dirname(first)} cannot be made, check --log-dir or --output: ${explainReason(error)}.`);
  });
  // Two runs may start within one second.
  for (let number = 1; ; number++) {
    const paths = runPaths(number === 1 ? first : first.replace(/\.json$/, `-${number}.json`));
    const isFree = () => !existsSync(paths.list) && !existsSync(paths.journal);
    const lock = isFree() ? await lockFile(paths.lock) : null;
    if (lock !== null && isFree()) return { paths, lock };
    await lock?.release();
    if (flags.output !== undefined) {
      throw new UsageError(`${paths.list} is there already: give another --output, or --resume to go on with it.`);
    }
  }
}

type NewRunOptions = Pick<RunDescription, 'settings' | 'userModel'> & { readonly flags: RunFlags; readonly time: Date };

function newPath({ flags, settings, userModel, time }: NewRunOptions): string {
  if (flags.output !== undefined) {
    if (/(?:^|\/)(?:\.json)?$/.test(flags.output)) {
      throw new UsageError(`--output takes a file, not ${JSON.stringify(flags.output)}; --log-dir takes a folder.`);
    }
    return runPaths(flags.output).list;
  }
  return runFileName({
    logDir: flags.logDir,
    agentStrategy: flags.agentStrategy,
    model: flags.model ?? 'none',
    temperature: Number(flags.temperature),
    startIndex: Number(settings['start_index']),
    endIndex: Number(settings['end_index']),
    userModel: userModel ?? 'none',
    userStrategy: flags.userStrategy,
    time,
  });
}
