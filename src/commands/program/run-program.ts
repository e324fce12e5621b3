import type { Context, Surroundings } from '../context/context.ts';
import { createContext } from '../context/create-context.ts';
import { explainReason } from '../errors/explain-error.ts';
import { reportError } from '../errors/report-error.ts';
import { buildProgram, type Start } from './build-program.ts';
import type { CommandTable } from './command-row.ts';

/** Does what a line asks for and gives the exit code, when all is written. Throws nothing. */
export async function runProgram({
  words,
  table,
  surroundings,
}: {
  readonly words: readonly string[];
  readonly table: CommandTable;
  readonly surroundings: Surroundings;
}): Promise<number> {
  const context = createContext(surroundings);
  const { out, err, environment } = context;
  const uncaught = listenForUncaught(context);
  let code: number;
  try {
    code = await Promise.race([runWords({ words, table, context }), uncaught.error]);
  } catch (error) {
    const debug = words.includes('--debug') || Boolean(environment['TAU_TRIAGE_DEBUG']);
    code = reportError({ error, context, debug });
  } finally {
    uncaught.release();
  }
  await out.flush();
  // A reader that has seen enough (`| head`) is no failure.
  if (out.failure !== null && out.failure.code !== 'EPIPE') {
    err.line(`tau-triage: standard output cannot be written: ${explainReason(out.failure)}.`);
    code = code === 0 ? 1 : code;
  }
  await err.flush();
  out.release();
  err.release();
  return code;
}

async function runWords({
  words,
  table,
  context,
}: {
  readonly words: readonly string[];
  readonly table: CommandTable;
  readonly context: Context;
}): Promise<number> {
  let start: Start = async () => 0;
  const onStart = (asked: Start): void => {
    start = asked;
  };
  const program = await buildProgram({ words, table, context, onStart });
  await program.parseAsync([...words], { from: 'user' });
  return await start();
}

/** Errors that nobody catches, told like the others; while somebody else listens to them, they are left to it. */
function listenForUncaught({ host }: Pick<Context, 'host'>) {
  let release = (): void => undefined;
  const error = new Promise<never>((_, reject) => {
    const listen = (reason: unknown): void => {
      if (host?.listenerCount('uncaughtException') === 1) {
        reject(reason);
      }
    };
    host?.on('uncaughtException', listen);
    release = () => host?.off('uncaughtException', listen);
  });
  return { error, release: () => release() };
}
