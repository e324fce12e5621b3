import { describe, expect, it } from 'vitest';
import { runCli } from '../support/run-cli.ts';

/** The program itself, and every command that has a help text of its own. */
const commands = ['', 'analyze', 'browse', 'data', 'data check', 'demo', 'explain', 'score'];

describe.each(commands)('tau-triage %s --help', (command) => {
  const words = command === '' ? [] : command.split(' ');
  const help = () => runCli([...words, '--help'], { env: { COLUMNS: '100' } });

  it('is as it was when it was last looked at', async () => {
    const { code, stdout, stderr } = await help();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    await expect(stdout).toMatchFileSnapshot(`help/${['tau-triage', ...words].join('-')}.txt`);
  });

  it('has examples that begin with the command itself', async () => {
    const { stdout } = await help();
    const examples = stdout.split('\nExamples:\n')[1] ?? '';
    expect(examples).toMatch(new RegExp(`^  ${['tau-triage', ...words].join(' ')} `));
  });
});

it('tells every command of the program', async () => {
  const { stdout } = await runCli(['--help'], { env: { COLUMNS: '100' } });
  const told = [...stdout.matchAll(/^ {2}([a-z]+) {2,}\S/gm)].map(([, name]) => name);
  expect(told).toEqual([...new Set(commands.flatMap((command) => command.split(' ')[0] || []))].sort());
});
