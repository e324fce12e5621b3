import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Who asks for a lock. */
export interface LockOwner {
  readonly pid: number;
  readonly host: string;
  /** A text without white space that nobody ever had before. */
  readonly createToken: () => string;
  /** Whether a process of this host lives. */
  readonly isAlive: (pid: number) => boolean;
  /** Tokens of the locks that this process has: another process may have had its id before it. */
  readonly tokens: Set<string>;
}

/** The line of a lock. */
export function lineOf({ pid, host }: LockOwner, token: string): string {
  return `${pid} ${host} ${token}\n`;
}

/** Whose line it is. */
interface LineOwner {
  readonly pid: number;
  readonly host: string;
  /** Null where the file has no whole line, as while it is being written. */
  readonly token: string | null;
}

/** A lock as it stands on the disk. */
export interface FoundLock extends LineOwner {
  readonly inode: number;
  /** When it was last written to, by the clock of its disk. */
  readonly renewed: number;
}

/** The lock at a path; null where there is none. */
export async function readLock(path: string): Promise<FoundLock | null> {
  try {
    const [text, { ino, mtimeMs }] = [await readFile(path, 'utf8'), await stat(path)];
    const [pid = '', host = ''] = text.trim().split(' ');
    return { pid: Number(pid), host, token: tokenIn(text), inode: ino, renewed: mtimeMs };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') {
      return null;
    }
    throw error;
  }
}

/** Whether a line's process is known to be gone: it was of this host and lives no more, or an earlier one had this one's id. */
export function isDead(owner: LockOwner, { pid, host, token }: LineOwner): boolean {
  if (token === null || host !== owner.host) {
    return false;
  }
  return pid === owner.pid ? !owner.tokens.has(token) : !owner.isAlive(pid);
}

/** The lock on the right to replace a lock. One without a whole line is known by its place on the disk. */
export function guardOf(path: string, { token, inode }: FoundLock): string {
  return beside(path, token ?? `torn-${inode}`);
}

/** The token of the lock that a file of this name guards; null where it guards none. */
export function guardedToken(name: string): string | null {
  return /^\.([\w-]+)\.lock$/.exec(name)?.[1] ?? null;
}

/**
 * A file that one process alone makes and removes. Its name says whose it is, so that it can be known for litter before there is
 * anything in it.
 */
export function helperPath(path: string, line: string, kind: 'new' | 'now'): string {
  return beside(path, `${line.trim().split(' ').map(plain).join('~')}.${kind}`);
}

/** Whose helper a file of this name is; null where it is none. */
export function helperOwner(name: string): LineOwner | null {
  const [, pid, host = '', token = ''] = /^\.(\d+)~([\w.-]*)~([\w.-]+)\.(?:new|now)\.lock$/.exec(name) ?? [];
  return pid === undefined ? null : { pid: Number(pid), host, token };
}

/** A hidden file in the same folder; its name is short, for the lock's own may be as long as a name can be. */
function beside(path: string, name: string): string {
  return join(dirname(path), `.${name}.lock`);
}

/** The third word of a whole line; of an older version's line, which has two words, the line itself. */
function tokenIn(text: string): string | null {
  if (!text.endsWith('\n')) {
    return null;
  }
  const [pid = '', host = '', token] = text.trim().split(' ');
  return plain(token ?? `${pid}-${host}`).slice(0, 40) || null;
}

function plain(text: string): string {
  return text.replaceAll(/[^\w.-]/g, '_');
}

/** The code of a system error; null of any other. */
export function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error ? String(error.code) : null;
}
