import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { readTrajectories, type UnreadableRecord } from '../../../src/records/formats/index.ts';
import type { ReadOptions } from '../../../src/records/formats/read-trajectories.ts';
import type { Trajectory } from '../../../src/records/trajectory.ts';
import { bytesInMemory } from './bytes-in-memory.ts';

export interface Everything {
  readonly trajectories: readonly Trajectory[];
  readonly unreadable: readonly UnreadableRecord[];
}

/** Everything that a file holds. */
export async function readAll(options: ReadOptions): Promise<Everything> {
  const trajectories: Trajectory[] = [];
  const unreadable: UnreadableRecord[] = [];
  for await (const result of readTrajectories(options)) {
    if (result.trajectory !== undefined) {
      trajectories.push(result.trajectory);
    } else {
      unreadable.push(result.unreadable);
    }
  }
  return { trajectories, unreadable };
}

/** A folder that is removed after the test. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'formats-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Reads a content as if it were a file. */
export async function readContent(content: unknown, options: Partial<ReadOptions> = {}): Promise<Everything> {
  const text = typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content);
  return readAll({ path: 'file.json', bytes: bytesInMemory(text), ...options });
}

/** The path of a fixture. */
export function fixture(name: string): string {
  return fileURLToPath(new URL(`../../fixtures/formats/${name}`, import.meta.url));
}
