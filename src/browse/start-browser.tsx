import type { Finding } from '../records/finding.ts';
import type { Source, Trajectory } from '../records/trajectory.ts';
import { App } from './app.tsx';
import { clipboardSequence } from './clipboard.ts';
import type { Effect } from './effect.ts';
import { mountScreen, type Screen } from './mount-screen.ts';
import type { FindingRow, LoadedFindings } from './rows.ts';
import { initialState } from './state.ts';
import { createStore, type Store } from './store.ts';
import { trajectoryText } from './trajectory-text.ts';

/** What the browser needs from the world; all of it is handed in by the command. */
export interface BrowserOptions {
  readonly findings: LoadedFindings;
  /** Reads one trajectory again where its finding says it stands; `beside` is the findings file. */
  readonly openTrajectory: (place: {
    source: Source;
    format: string | null;
    id: string;
    beside: string;
    signal: AbortSignal;
  }) => Promise<Trajectory>;
  /** Reads the findings files again. */
  readonly reload: () => Promise<LoadedFindings>;
  /** Shows a text in the user's editor or pager and waits for it; a sentence where that failed, else null. */
  readonly showText: (text: { program: 'editor' | 'pager'; name: string; text: string }) => string | null;
  /** Stops the process until the shell continues it. */
  readonly suspend: () => Promise<void>;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  /** Whether to draw with ASCII alone. */
  readonly ascii: boolean;
  /** Ends the browser; the terminal is restored before the promise settles. */
  readonly signal: AbortSignal;
}

/**
 * Runs the browser on the alternate screen until the user quits or `signal` aborts. Resolves with the finding that was
 * looked at last; rejects with the error where drawing failed. The terminal is as before in either case.
 */
export async function startBrowser(options: BrowserOptions): Promise<Finding | null> {
  const { stdin, stdout, signal } = options;
  const ended = deferred();
  const size = { columns: stdout.columns || 80, rows: stdout.rows || 24 };
  const initial = initialState({ files: options.findings, size, ascii: options.ascii });
  const perform = (effect: Effect): void => {
    performEffect({ effect, store, screen, options, quit: ended.resolve }).catch(ended.reject);
  };
  const store = createStore({ initial, perform });
  const screen = mountScreen({ node: <App store={store} />, stdin, stdout, failed: ended.reject });
  const resized = (): void => {
    screen.remount(() => store.send({ kind: 'resize', columns: stdout.columns || 80, rows: stdout.rows || 24 }));
  };
  const aborted = (): void => ended.resolve();
  stdout.on('resize', resized);
  signal.addEventListener('abort', aborted, { once: true });
  if (signal.aborted) {
    aborted();
  }
  try {
    await ended.promise;
  } finally {
    stdout.off('resize', resized);
    signal.removeEventListener('abort', aborted);
    screen.leave();
  }
  return store.state().reader?.row.finding ?? null;
}

interface Deferred {
  readonly promise: Promise<void>;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

function deferred(): Deferred {
  let resolve = (): void => {};
  let reject: Deferred['reject'] = () => {};
  const promise = new Promise<void>((onDone, onFailed) => {
    resolve = onDone;
    reject = onFailed;
  });
  return { promise, resolve: () => resolve(), reject: (error) => reject(error) };
}

interface Performance {
  readonly effect: Effect;
  readonly store: Store;
  readonly screen: Screen;
  readonly options: BrowserOptions;
  readonly quit: () => void;
}

async function performEffect({ effect, store, screen, options, quit }: Performance): Promise<void> {
  switch (effect.kind) {
    case 'quit':
      return quit();
    case 'redraw':
      return screen.remount(() => {});
    case 'read-trajectory':
      return await readTrajectory({ row: effect.row, store, options });
    case 'copy': {
      const sequence = clipboardSequence(effect.text);
      if (sequence !== null) {
        options.stdout.write(sequence);
      }
      const text =
        sequence === null
          ? `Too long for the clipboard: ${effect.what} has ${effect.text.length} characters; e opens it in an editor.`
          : `Sent ${effect.what} to the clipboard (${effect.text.length} characters).`;
      return store.send({ kind: 'notice', text });
    }
    case 'show':
      return await showRow({ effect, store, screen, options });
    case 'reload':
      try {
        return store.send({ kind: 'reloaded', files: await options.reload() });
      } catch (error) {
        return store.send({ kind: 'notice', text: sentenceOf(error) });
      }
    case 'suspend':
      screen.leave();
      await options.suspend();
      return screen.enter();
  }
}

async function readTrajectory({
  row,
  store,
  options,
}: {
  row: FindingRow;
  store: Store;
  options: BrowserOptions;
}): Promise<void> {
  try {
    const trajectory = await open({ row, store, options });
    store.send({ kind: 'opened', key: row.key, opened: { status: 'ready', trajectory } });
  } catch (error) {
    store.send({ kind: 'opened', key: row.key, opened: { status: 'failed', problem: sentenceOf(error) } });
  }
}

async function showRow({
  effect,
  store,
  screen,
  options,
}: {
  effect: Extract<Effect, { kind: 'show' }>;
  store: Store;
  screen: Screen;
  options: BrowserOptions;
}): Promise<void> {
  let text: string;
  try {
    text = trajectoryText({ finding: effect.row.finding, trajectory: await open({ row: effect.row, store, options }) });
  } catch (error) {
    return store.send({ kind: 'notice', text: sentenceOf(error) });
  }
  screen.leave();
  const name = `task-${effect.row.finding.task_id ?? 'unknown'}`;
  const problem = options.showText({ program: effect.program, name, text });
  screen.enter();
  if (problem !== null) {
    store.send({ kind: 'notice', text: problem });
  }
}

async function open({
  row,
  store,
  options,
}: {
  row: FindingRow;
  store: Store;
  options: BrowserOptions;
}): Promise<Trajectory> {
  const { reader, files } = store.state();
  if (reader?.row.key === row.key && reader.opened.status === 'ready') {
    return reader.opened.trajectory;
  }
  const { source, format, trajectory: id } = row.finding;
  const beside = files[row.file]?.file ?? '';
  return await options.openTrajectory({ source, format, id, beside, signal: options.signal });
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
