import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildCaseFile } from '../../src/analyze/case/build-case-file.ts';
import { faultTypes } from '../../src/analyze/fault-types.ts';
import { caseText } from '../../src/analyze/judge/llm/case-text.ts';
import { systemPrompt } from '../../src/analyze/judge/llm/prompt.ts';
import { readTrajectories } from '../../src/records/formats/index.ts';
import { startOpenAiServer } from '../support/openai-server.ts';
import { runCli } from '../support/run-cli.ts';

/** What is known to go wrong with the public tools before this one; each stays mended here. */

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tau-triage-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const call = (id: string, name: string, values: unknown) => ({
  id,
  type: 'function',
  function: { name, arguments: JSON.stringify(values) },
});
const run = (changes: Record<string, unknown> = {}) => ({
  task_id: 3,
  trial: 2,
  reward: 0,
  info: {
    task: {
      user_id: 'ada_fern_1001',
      instruction: 'You want to know what the lamp costs.',
      actions: [{ name: 'cancel_pending_order', kwargs: { order_id: '#W1000001', reason: 'no longer needed' } }],
      outputs: ['68.75'],
    },
    reward_info: { reward: 0, info: { r_outputs: 0, outputs: { '68.75': false } }, actions: [] },
  },
  traj: [
    { role: 'system', content: 'Policy: be exact.' },
    { role: 'user', content: 'What does the lamp cost?' },
    { role: 'assistant', content: null, tool_calls: [call('a', 'get_order_details', { order_id: '#W1000001' })] },
    {
      role: 'tool',
      tool_call_id: 'a',
      name: 'get_order_details',
      content: '{"order_id": "#W1000001", "price": 68.75}',
    },
    { role: 'assistant', content: 'It costs $67.85.' },
    { role: 'user', content: 'Thank you. ###STOP###' },
  ],
  ...changes,
});
const crashed = {
  task_id: 9,
  trial: 0,
  reward: 0,
  info: { error: 'APIConnectionError: gone', traceback: 'Traceback' },
  traj: [],
};

async function analyse(records: unknown, flags: readonly string[] = []) {
  await writeFile(join(folder, 'run.json'), JSON.stringify(records));
  const result = await runCli(['analyze', 'run.json', '--format', 'json', ...flags], { cwd: folder });
  return { ...result, findings: JSON.parse(result.stdout) };
}

async function promptOf(record: unknown) {
  await writeFile(join(folder, 'run.json'), JSON.stringify([record]));
  for await (const { trajectory } of readTrajectories({ path: join(folder, 'run.json') })) {
    if (trajectory) {
      return caseText({ file: await buildCaseFile({ trajectory, domain: 'retail' }), observations: [] });
    }
  }
  throw new Error('no trajectory');
}

describe('what earlier tools got wrong', () => {
  it('a task with required outputs is judged with its conversation and its expected actions', async () => {
    const prompt = await promptOf(run());
    expect(prompt).toContain('It costs $67.85.');
    expect(prompt).toContain('cancel_pending_order(order_id: "#W1000001"');
    expect(prompt).toContain('68.75 (not said)');
  });

  it('a call is shown with its name and arguments, never as "None"', async () => {
    const prompt = await promptOf(run());
    expect(prompt).toContain('calls get_order_details({"order_id":"#W1000001"})');
    expect(prompt).not.toMatch(/assistant: (None|null)/i);
  });

  it('the user can be found at fault', async () => {
    const traj = [
      { role: 'user', content: 'Please cancel #W1000001, I no longer need it.' },
      { role: 'assistant', content: 'I would cancel #W1000001 as no longer needed. Do you confirm?' },
      { role: 'user', content: 'Yes, go ahead. ###STOP###' },
    ];
    const { findings } = await analyse([run({ traj })]);
    expect(findings[0]).toMatchObject({ author: 'user', type: 'user_stopped_early', step: 2 });
  });

  it('the task comes from the file, not from a data set or a flag', async () => {
    const prompt = await promptOf(run());
    expect(prompt).toContain('You want to know what the lamp costs.');
    const { findings } = await analyse([run()], ['--env', 'airline']);
    expect(findings[0].alignment[0].expected.arguments.order_id).toBe('#W1000001');
  });

  it('a finding tells trial, step, evidence and state', async () => {
    const { findings } = await analyse([run()]);
    expect(findings[0]).toMatchObject({ task_id: 3, trial: 2 });
    for (const key of [
      'step',
      'evidence',
      'alignment',
      'state_difference',
      'counterfactual',
      'confidence',
      'correct_behavior',
    ]) {
      expect(findings[0]).toHaveProperty(key);
    }
    expect(findings[0].evidence.length).toBeGreaterThan(0);
  });

  it('an empty trajectory, a crashed run and no agent fault at all crash nothing', async () => {
    const { code, findings } = await analyse([crashed, { ...crashed, info: {}, trial: 1 }]);
    expect(code).toBe(0);
    expect(
      findings.map(({ author, type, step }: { author: string; type: string; step: unknown }) => [author, type, step]),
    ).toEqual([
      ['environment', 'runtime_error', null],
      ['environment', 'runtime_error', null],
    ]);
    const report = await runCli(['analyze', 'run.json', '--compat', 'tau-bench'], { cwd: folder });
    expect(JSON.parse(report.stdout).fault_type_analysis).toEqual([]);
  });

  it('one failing call of the model costs one finding, and the others are on disk before the end', async () => {
    const verdict = JSON.stringify({
      reasoning: 'r',
      faults: [
        {
          description: 'd',
          correct_behavior: 'c',
          citations: [],
          author: 'agent',
          type: 'wrong_argument',
          step: 1,
          keys: [],
          severity: 'critical',
          confidence: 0.5,
        },
      ],
      root_fault: 0,
    });
    const server = await startOpenAiServer(({ body }) => ({
      text: JSON.stringify(body.messages).includes('second case') ? 'no verdict' : verdict,
    }));
    const second = run({
      task_id: 4,
      info: { ...run().info, task: { ...run().info.task, instruction: 'second case' } },
    });
    await writeFile(join(folder, 'run.json'), JSON.stringify([run(), second, run({ task_id: 5 })]));
    const { code } = await runCli(['analyze', 'run.json', '--judge', 'llm', '--model', 'm', '--base-url', server.url], {
      cwd: folder,
    });
    expect(code).toBe(3);
    const rows = (await readFile(join(folder, 'results/run.findings.jsonl'), 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows.map(({ status }) => status)).toEqual(['judged', 'error', 'judged']);
    expect(rows[1]).toMatchObject({ author: null, type: null, faults: [] });
    await server.close();
  });

  it('no definition speaks of the wrong speaker', async () => {
    for (const [type, { authors, definition }] of Object.entries(faultTypes)) {
      if (!authors.includes('user')) {
        expect(`${type}: ${definition}`).not.toMatch(/\bthe user (called|used|took)\b/);
      }
    }
    expect(systemPrompt).not.toMatch(/user called the wrong tool/i);
  });

  it('the judge is told reward, failed checks and how the run ended', async () => {
    const prompt = await promptOf(run());
    expect(prompt).toContain('reward: 0');
    expect(prompt).toContain('termination: user_stop');
  });

  it('passing runs are not reviewed unless asked for', async () => {
    const { findings } = await analyse([run(), run({ task_id: 4, reward: 1 })]);
    expect(findings.map(({ task_id }: { task_id: number }) => task_id)).toEqual([3]);
  });

  it('there is an author beside user and agent', async () => {
    expect(Object.values(faultTypes).some(({ authors }) => authors.includes('environment'))).toBe(true);
  });
});
