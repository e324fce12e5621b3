import { runCli } from './run-cli.ts';

/** Every command that has a help text: the program itself (the empty text), its commands, and those of a group. */
export async function findCommands(): Promise<string[]> {
  const found: string[] = [];
  const waiting = [''];
  for (let command = waiting.shift(); command !== undefined; command = waiting.shift()) {
    found.push(command);
    const list = (await helpOf(command)).split('\nCommands:\n')[1]?.split('\n\n')[0] ?? '';
    const names = [...list.matchAll(/^ {2}([a-z][\w-]*)/gm)].map(([, name = '']) => name);
    waiting.push(...names.filter((name) => name !== 'help').map((name) => `${command} ${name}`.trim()));
  }
  return found.sort();
}

/** The help text of a command as a pipe gets it, 80 columns wide whatever the terminal. */
export async function helpOf(command: string): Promise<string> {
  const words = [...command.split(' ').filter(Boolean), '--help'];
  const { code, stdout, stderr } = await runCli(words, { env: { COLUMNS: '80', NO_COLOR: '1' } });
  if (code !== 0 || stderr !== '') {
    throw new Error(`tau-triage ${words.join(' ')} exits with ${code}: ${stderr}`);
  }
  return stdout;
}
