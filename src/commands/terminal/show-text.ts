import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { platform, tmpdir } from 'node:os';
import { join } from 'node:path';

/** What is to be shown, and by which of the user's programs. */
export interface ShownText {
  readonly program: 'editor' | 'pager';
  /** Name of the temporary file, without its ending. */
  readonly name: string;
  readonly text: string;
}

/** A function that shows a text in $VISUAL, $EDITOR or $PAGER and waits; it returns one sentence where that failed. */
export function createShowText(
  environment: Readonly<Record<string, string | undefined>>,
): (shown: ShownText) => string | null {
  return ({ program, name, text }) => {
    const command = commandOf({ program, environment });
    const folder = mkdtempSync(join(tmpdir(), 'tau-triage-'));
    try {
      const file = join(folder, `${name.replaceAll(/[^\w-]/g, '_').slice(0, 80)}.txt`);
      writeFileSync(file, text, { mode: 0o600 });
      const result = runProgram({ command, file, environment });
      if (result.error !== undefined) {
        return `${command} could not be started: ${result.error.message}.`;
      }
      if (result.status === 127) {
        return `${command} was not found; set $${program === 'editor' ? 'EDITOR' : 'PAGER'}.`;
      }
      return null;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
}

function commandOf({
  program,
  environment,
}: {
  program: ShownText['program'];
  environment: Readonly<Record<string, string | undefined>>;
}): string {
  if (program === 'pager') {
    return environment['PAGER'] || (platform() === 'win32' ? 'more' : 'less');
  }
  return environment['VISUAL'] || environment['EDITOR'] || (platform() === 'win32' ? 'notepad' : 'vi');
}

function runProgram({
  command,
  file,
  environment,
}: {
  command: string;
  file: string;
  environment: Readonly<Record<string, string | undefined>>;
}) {
  const options = { stdio: 'inherit', env: environment as NodeJS.ProcessEnv } as const;
  if (platform() === 'win32') {
    return spawnSync(`${command} "${file}"`, { ...options, shell: true });
  }
  // Through a shell, since the variable may hold options; the file stays a word of its own.
  return spawnSync('/bin/sh', ['-c', `${command} "$1"`, 'sh', file], options);
}
