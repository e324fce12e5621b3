import { describe, expect, it } from 'vitest';
import { createScriptedModel, repliesFor, scriptedReplySchema } from '../../src/models/scripted-model.ts';

const read = (lines: readonly unknown[]) => lines.map((line) => scriptedReplySchema.parse(line));
const ask = { messages: [] };

describe('the scripted model', () => {
  it('plays its replies one after another, at no cost, and then says that none is left', async () => {
    const model = createScriptedModel({
      replies: read([
        { content: 'Hello.' },
        { tool_calls: [{ name: 'think', arguments: { thought: 'hm' } }] },
        { content: '', tool_calls: [{ id: 'mine', name: 'think', arguments: '{broken' }] },
      ]),
    });
    expect(await model.complete(ask)).toEqual({
      content: 'Hello.',
      sent: 'Hello.',
      usage: { input_tokens: 0, output_tokens: 0 },
      cost_usd: 0,
    });
    expect(await model.complete(ask)).toMatchObject({
      content: '',
      sent: null,
      tool_calls: [{ name: 'think', arguments: '{"thought":"hm"}' }],
    });
    expect((await model.complete(ask)).tool_calls).toEqual([{ id: 'mine', name: 'think', arguments: '{broken' }]);
    await expect(model.complete(ask)).rejects.toMatchObject({
      name: 'ModelError',
      fatal: false,
      message: 'the script has 3 replies, and one more was asked for.',
    });
  });

  it('gives every call an id of its own', async () => {
    const call = {
      tool_calls: [
        { name: 'think', arguments: {} },
        { name: 'think', arguments: {} },
      ],
    };
    const model = createScriptedModel({ replies: read([call, call]) });
    const replies = [await model.complete(ask), await model.complete(ask)];
    expect(new Set(replies.flatMap(({ tool_calls }) => tool_calls!.map(({ id }) => id))).size).toBe(4);
  });

  it('fails where the script says so, and goes on behind it', async () => {
    const model = createScriptedModel({ replies: read([{ error: 'the server fell over' }, { content: 'Up again.' }]) });
    await expect(model.complete(ask)).rejects.toThrow('the server fell over');
    expect((await model.complete(ask)).content).toBe('Up again.');
  });

  it('uses up no reply once it is interrupted', async () => {
    const model = createScriptedModel({ replies: read([{ content: 'One.' }]) });
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(model.complete({ ...ask, signal })).rejects.toThrow('enough');
    expect((await model.complete(ask)).content).toBe('One.');
  });
});

describe('repliesFor', () => {
  const replies = read([
    { content: 'all' },
    { content: 'agent', side: 'agent' },
    { content: 'task 3', task_id: 3 },
    { content: 'user, task 3, trial 1', side: 'user', task_id: '3', trial: 1 },
  ]);
  it.each([
    ['agent', 0, 0, ['all', 'agent']],
    ['agent', 3, 1, ['all', 'agent', 'task 3']],
    ['user', '3', 1, ['all', 'task 3', 'user, task 3, trial 1']],
    ['user', 3, 0, ['all', 'task 3']],
  ] as const)('%s, task %s, trial %d', (side, task_id, trial, expected) => {
    expect(repliesFor(replies, { side, task_id, trial }).map(({ content }) => content)).toEqual(expected);
  });
});
