import { expect, it } from 'vitest';
import { emptyMessage } from '../../src/records/formats/messages/convert-message.ts';
import { outputsSaid, saysOutput } from '../../src/records/outputs-said.ts';

it.each([
  ['It is $1,234.50 in all.', '1234.50', true],
  ['it is READY', 'Ready', true],
  // The output keeps its own commas, so this one can never be said.
  ['It is 1,234.', '1,234', false],
  ['It is 123.', '1234', false],
])('%j says %j: %s', (said, output, expected) => {
  expect(saysOutput(said, output)).toBe(expected);
});

it('gives the first step at which the agent said it, leaked thoughts among it', () => {
  const agent = (said: string | null, thoughts: string | null = null, leaked = false) => ({
    ...emptyMessage('assistant'),
    said,
    thoughts,
    thoughts_leaked: leaked,
  });
  const messages = [
    { ...emptyMessage('user'), said: 'Is it 10?' },
    agent('Hm', '10'),
    agent('Hm', '11', true),
    agent('10'),
  ];
  expect(outputsSaid(messages, ['10', '11', '12'])).toEqual([
    { text: '10', said: true, step: 3 },
    { text: '11', said: true, step: 2 },
    { text: '12', said: false, step: null },
  ]);
});
