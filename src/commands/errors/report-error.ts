import { CommanderError } from 'commander';
import { bugsAddress } from '../context/bugs-address.ts';
import type { Context } from '../context/context.ts';
import { explainError } from './explain-error.ts';
import { isDefect } from './is-defect.ts';

/** Tells on stderr in one sentence why the work could not go on, and gives the exit code. */
export function reportError({
  error,
  context: { err },
  debug,
}: {
  readonly error: unknown;
  readonly context: Pick<Context, 'err'>;
  /** Whether the stack is told too. */
  readonly debug: boolean;
}): number {
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? 0 : 2;
  }
  // A server's own words may stand in it.
  err.text(`tau-triage: ${isDefect(error) ? explainDefect(error) : explainError(error)}`);
  if (debug && error instanceof Error) {
    err.text(stackOf(error));
  }
  return error instanceof Error && error.name === 'UsageError' ? 2 : 1;
}

function explainDefect({ name, message }: Error): string {
  const [line = ''] = message.split('\n');
  const address = bugsAddress();
  const where = address === null ? 'to those from whom you have it' : `at ${address}`;
  return `${name}: ${line.slice(0, 300)}: this is a defect of tau-triage; please report it ${where}, with the command and what it tells with --debug.`;
}

function stackOf(error: Error): string {
  const own = error.stack ?? `${error.name}: ${error.message}`;
  return error.cause instanceof Error ? `${own}\ncaused by ${stackOf(error.cause)}` : own;
}
