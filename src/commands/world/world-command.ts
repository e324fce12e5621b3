import { platform } from 'node:os';
import { join } from 'node:path';
import type { WorldCommand } from '../../domains/remote/world-process.ts';
import type { Context } from '../context/context.ts';
import { readEnvironment } from '../context/read-environment.ts';
import { shippedWorld } from './shipped-worlds.ts';

/** A command as the user wrote it, with what is needed to start it; the names of shipped worlds stand for their files. */
export function worldCommand({
  command,
  python,
  worldTimeout: callTime,
  context,
}: {
  readonly command: string;
  readonly python: string | null;
  /** Milliseconds. */
  readonly worldTimeout: number;
  readonly context: Context;
}): WorldCommand {
  const { cwd } = context;
  const environment = readEnvironment(context);
  const [name = '', ...words] = command.trim().split(/\s+/);
  const file = name === 'tau2' || name === 'tau-bench' ? shippedWorld(name) : null;
  return {
    command: file === null ? command : [python ?? pythonIn(environment), file, ...words],
    cwd,
    environment,
    startTime: Math.max(callTime, startTime),
    callTime,
  };
}

/** Packages may take half a minute to load where the machine is busy. */
const startTime = 120_000;

function pythonIn(environment: Readonly<Record<string, string | undefined>>): string {
  const { VIRTUAL_ENV: folder } = environment;
  const onWindows = platform() === 'win32';
  if (folder) {
    return onWindows ? join(folder, 'Scripts', 'python.exe') : join(folder, 'bin', 'python');
  }
  return onWindows ? 'python' : 'python3';
}
