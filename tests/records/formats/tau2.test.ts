import { cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { callsOf } from '../../../src/records/calls.ts';
import { fixture, makeFolder, readAll, readContent } from './reading.ts';

test('a simulation is joined with its task and the settings of the run', async () => {
  for (const name of ['tau2-results.json', 'tau2-results-tasks-last.json', 'tau2-directory']) {
    const [first, second] = (await readAll({ path: fixture(name) })).trajectories;
    expect(first).toMatchObject({
      task_id: '7',
      trial: 0,
      reward: 1,
      domain: 'telecom',
      policy: 'Be kind.',
      agent_model: 'agent-model',
      user_model: 'user-model',
      agent_cost: 0.2,
      user_cost: 0.1,
      termination: 'user_stop',
      crash: null,
      task: {
        instruction:
          'Persona: Patient.\n\nReason for the call: Phone is dead.\n\nKnown: You are Ida.\n\nInstructions: Stay calm.',
        actions: [{ name: 'get_user', arguments: { id: 'u' }, compare_arguments: ['id'], requestor: 'assistant' }],
        outputs: ['42'],
        assertions: ['Greets first.', 'user: is_online({}) is true'],
        reward_basis: ['DB', 'COMMUNICATE'],
      },
      grade: {
        state_matches: true,
        outputs: [{ text: '42', said: true }],
        breakdown: { DB: 1, COMMUNICATE: 1 },
        action_checks: [{ matched: true, kind: 'read' }],
        assertion_checks: [{ text: 'Greets first.', met: true, justification: 'It does.' }],
      },
    });
    expect(second).toMatchObject({ task_id: '8', reward: 0, grade: { state_matches: false } });
  }
});

test('messages say who called, who answered and what was an error', async () => {
  const { messages } = (await readAll({ path: fixture('tau2-results.json') })).trajectories[0] ?? {};
  expect(messages?.map(({ role, name, said, error }) => [role, name, said, error])).toEqual([
    ['assistant', null, 'Hello, what can I do?', null],
    ['user', null, 'Look me up.', null],
    ['assistant', null, null, null],
    ['tool', 'get_plan', null, true],
    ['tool', 'get_user', null, false],
    ['user', null, null, null],
    ['tool', 'toggle_airplane_mode', null, false],
    ['user', null, '###STOP###', null],
  ]);
  expect(messages?.[5]?.tool_calls[0]?.requestor).toBe('user');
});

test('reviews are kept', async () => {
  const [first] = (await readAll({ path: fixture('tau2-results-reviewed.json') })).trajectories;
  expect(first?.review_summary).toBe('One slip.');
  expect(first?.reviews).toEqual([
    {
      source: 'agent',
      tags: ['hallucination'],
      severity: 'critical',
      step: 4,
      reasoning: 'Made it up.',
      correct_behavior: 'Ask.',
    },
    { source: 'user', tags: [], severity: 'minor', step: 1, reasoning: 'Terse.', correct_behavior: null },
  ]);
});

test('a task export has its task inside and its ending in run_info', async () => {
  const [first] = (await readAll({ path: fixture('tau2-task-export.json') })).trajectories;
  expect(first).toMatchObject({
    termination: 'step_limit',
    domain: 'telecom',
    agent_cost: 0.2,
    task: { outputs: ['42'] },
  });
});

test('a simulation that was not graded', async () => {
  const [first] = (await readAll({ path: fixture('tau2-simulation.json') })).trajectories;
  expect(first).toMatchObject({ reward: null, grade: null, trial: null, task: null, domain: null });
});

test.each([
  ['user_stop', 'user_stop', null],
  ['agent_stop', 'agent_stop', null],
  ['max_steps', 'step_limit', null],
  ['timeout', 'timeout', null],
  ['too_many_errors', 'agent_errors', null],
  ['agent_error', 'agent_error', false],
  ['user_error', 'user_error', false],
  ['infrastructure_error', 'infrastructure', true],
  ['unexpected_error', 'runtime_error', false],
  ['context_window_exceeded', 'context_overflow', false],
  ['TerminationReason.MAX_STEPS', 'step_limit', null],
  ['something new', 'unknown', null],
  [null, 'cut_off', null],
])('ending %s', async (reason, termination, infrastructure) => {
  const simulation = { id: 's', task_id: '1', termination_reason: reason, messages: [{ role: 'user', content: 'x' }] };
  const { trajectories } = await readContent({ info: {}, tasks: [], simulations: [simulation] });
  expect(trajectories[0]).toMatchObject({ termination });
  expect(trajectories[0]?.crash ?? null).toEqual(
    infrastructure === null ? null : { message: reason, traceback: null, infrastructure },
  );
});

test.each([
  ['###STOP###', 'user_stop'],
  ['###TRANSFER###', 'user_transfer'],
  ['###OUT-OF-SCOPE###', 'user_out_of_scope'],
])("the user's token %s tells how it ended, a transfer of the agent comes before it", async (token, termination) => {
  const transfer = [
    { role: 'assistant', content: null, tool_calls: [{ id: 'a', name: 'transfer_to_human_agents', arguments: {} }] },
    { role: 'tool', id: 'a', content: 'Transfer successful' },
    { role: 'assistant', content: 'You are being transferred.' },
  ];
  const run = (messages: unknown[]) => ({
    id: 's',
    task_id: '1',
    termination_reason: 'user_stop',
    messages: [{ role: 'user', content: 'Hi' }, ...messages, { role: 'user', content: token }],
  });
  const simulations = [run([{ role: 'assistant', content: 'Shall I?' }]), run(transfer)];
  const { trajectories } = await readContent({ info: { num_trials: 4 }, tasks: [], simulations });
  expect(trajectories.map((one) => one.termination)).toEqual([
    termination,
    termination === 'user_transfer' ? 'transfer' : termination,
  ]);
  expect(trajectories[0]?.planned_trials).toBe(4);
});

test('several answers in one message are one result each', async () => {
  const messages = [
    { role: 'user', content: 'Hi' },
    {
      role: 'assistant',
      tool_calls: [
        { id: 'a', name: 'f', arguments: {} },
        { id: 'b', name: 'g', arguments: {} },
      ],
    },
    {
      role: 'tool',
      tool_messages: [
        { role: 'tool', id: 'b', content: 'of g', error: true },
        { role: 'tool', id: 'a', content: 'of f', error: false },
      ],
    },
  ];
  const { trajectories } = await readContent([{ id: 's', task_id: '1', termination_reason: 'user_stop', messages }]);
  expect(trajectories[0]?.reading).toMatchObject({ calls: 2, results: 2, paired: 2 });
  expect(callsOf(trajectories[0]?.messages ?? []).map(({ observation, rejected }) => [observation, rejected])).toEqual([
    ['of f', false],
    ['of g', true],
  ]);
});

test('instructions of older generations are plain text; a run without messages and ticks is refused', async () => {
  const tasks = [
    { id: '1', user_scenario: { persona: null, instructions: 'Return it.' } },
    { id: '2', user_scenario: 'Keep it.' },
  ];
  const simulations = ['1', '2', '3'].map((task_id) => ({ task_id, termination_reason: 'user_stop', messages: [] }));
  const voice = { task_id: '1', messages: null, ticks: [] };
  const { trajectories, unreadable } = await readContent({ tasks, simulations: [...simulations, voice], info: null });
  expect(trajectories.map(({ task }) => task?.instruction)).toEqual(['Return it.', 'Keep it.', undefined]);
  expect(unreadable).toMatchObject([{ index: 3, error: expect.stringContaining('null as `messages`') }]);
});

test('damage in a directory costs one simulation, a missing file is named', async () => {
  const folder = join(await makeFolder(), 'run');
  await cp(fixture('tau2-directory'), folder, { recursive: true });
  await rm(join(folder, 'simulations', 'sim-0.json'));
  await writeFile(join(folder, 'simulations', 'sim-1.json'), '{"id": "sim-1", "mess');
  const { trajectories, unreadable } = await readAll({ path: folder });
  expect(trajectories.map(({ source }) => source.file)).toEqual([join(folder, 'simulations', 'sim-2.json')]);
  expect(unreadable.map(({ error }) => error)).toEqual([
    expect.stringMatching(/sim-1\.json: the file ends inside record 0 /u),
    expect.stringContaining('"sim-0" that results.json lists is missing'),
  ]);
});

test('damage among the tasks is a row and the simulations are still read', async () => {
  const simulation = { id: 's', task_id: '2', termination_reason: 'user_stop', messages: [] };
  const text = JSON.stringify({
    info: {},
    tasks: [
      { id: '1', x: 1 },
      { id: '2', x: 1 },
    ],
    simulations: [simulation],
  });
  const { trajectories, unreadable } = await readContent(text.replace('{"id":"2","x"', '{"id":"2""x"'));
  expect(trajectories).toHaveLength(1);
  expect(unreadable).toMatchObject([{ index: null, error: expect.stringContaining('record 1 of `tasks` is damaged') }]);
});

test('chunks of a voice run become turns by their utterances, or, without ids of these, until the other one speaks', async () => {
  const chunk = (role: string, content: string | null, more: object = {}) => ({ role, content, ...more });
  const call = { id: 'c', name: 'toggle_roaming', arguments: {}, requestor: 'user' };
  const answer = { id: 'c', role: 'tool', content: 'on', requestor: 'user', error: false };
  const ticks = [
    { tick_id: 0, agent_chunk: chunk('assistant', 'Hel', { utterance_ids: ['a'] }) },
    {
      tick_id: 1,
      agent_chunk: chunk('assistant', 'lo.', { utterance_ids: ['a'] }),
      user_chunk: chunk('user', 'UklG', { is_audio: true, audio_script_gold: 'Uh-' }),
    },
    { tick_id: 2, agent_chunk: chunk('assistant', ' Sir.', { utterance_ids: ['a', 'b'] }) },
    { tick_id: 3, user_chunk: chunk('user', null, { is_audio: true }), user_transcript: 'huh.' },
    { tick_id: 4, user_chunk: chunk('user', ' Yes.') },
    {
      tick_id: 5,
      user_tool_calls: [call],
      user_tool_results: [answer],
      user_chunk: chunk('user', 'x', { is_audio: true }),
    },
    null,
    { tick_id: 7, user_chunk: chunk('user', 'Done. ###STOP###') },
  ];
  const { trajectories } = await readContent({ task_id: '1', termination_reason: 'user_stop', messages: [], ticks });
  expect(trajectories[0]?.messages.map(({ role, content }) => [role, content])).toEqual([
    ['assistant', 'Hello. Sir.'],
    ['user', 'Uh-'],
    ['user', 'huh. Yes.'],
    ['user', null],
    ['tool', 'on'],
    ['user', 'Done. ###STOP###'],
  ]);
  expect(trajectories[0]?.messages[3]?.tool_calls).toMatchObject([{ name: 'toggle_roaming', requestor: 'user' }]);
  expect(trajectories[0]?.reading).toMatchObject({ calls: 1, paired: 1, passed_over: 1 });
});
