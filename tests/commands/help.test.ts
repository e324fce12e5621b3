import { describe, expect, it } from 'vitest';
import { findCommands, helpOf } from '../support/help.ts';

const commands = await findCommands();

it('finds the commands of the program, and those of a group', () => {
  expect(commands).toEqual(expect.arrayContaining(['', 'analyze', 'browse', 'data check', 'demo', 'explain', 'score']));
});

describe.each(commands)('tau-triage %s --help', (command) => {
  const name = ['tau-triage', ...command.split(' ').filter(Boolean)];

  it('is as it was when it was last looked at', async () => {
    await expect(await helpOf(command)).toMatchFileSnapshot(`help/${name.join('-')}.txt`);
  });

  it('has examples that begin with the command itself, or is a group that lists its commands', async () => {
    const help = await helpOf(command);
    const examples = help.split('\nExamples:\n')[1];
    if (examples === undefined) {
      expect(commands.some((other) => other.startsWith(`${command} `))).toBe(true);
    } else {
      expect(examples).toMatch(new RegExp(`^  ${name.join(' ')} `));
    }
  });
});
