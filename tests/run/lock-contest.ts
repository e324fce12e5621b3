import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a child of the contest is told: the lock to take, at which time; null to release what it has. */
export interface LockOrder {
  readonly take: string | null;
  readonly at: number;
}

/** How often nobody, one and several processes got a lock that a killed process had left, and what files were left over. */
export interface ContestResult {
  readonly winners: readonly number[];
  readonly left: readonly string[];
}

/** Lets several processes take the same stale lock at the same moment, over and over. */
export async function contestLocks({ tries, processes }: { tries: number; processes: number }): Promise<ContestResult> {
  const folder = await mkdtemp(join(tmpdir(), 'tau-triage-locks-'));
  const children: ChildProcess[] = [];
  const winners: number[] = [];
  try {
    for (let index = 0; index < processes; index++) {
      const child = fork(fileURLToPath(new URL('./lock-child.ts', import.meta.url)), {
        execArgv: ['--import', 'tsx'],
      });
      children.push(child);
      await once(child, 'message');
    }
    const tell = (order: LockOrder) =>
      Promise.all(
        children.map(async (child) => {
          const answer = once(child, 'message');
          child.send(order);
          return (await answer)[0] as boolean;
        }),
      );
    for (let index = 0; index < tries; index++) {
      const path = join(folder, `${index}.lock`);
      await writeFile(path, `${deadProcess()} this-host left-${index}\n`);
      const won = await tell({ take: path, at: Date.now() + 5 });
      winners.push(won.filter(Boolean).length);
      await tell({ take: null, at: 0 });
    }
    return { winners, left: await readdir(folder) };
  } finally {
    for (const child of children) {
      child.kill();
    }
    await rm(folder, { recursive: true, force: true });
  }
}

let dead = 0;

/** The id of a process that has ended. */
function deadProcess(): number {
  dead ||= spawnSync('true').pid;
  return dead;
}
