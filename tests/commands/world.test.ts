import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { analyzeFiles, openWorlds } from '../../src/index.ts';
import { hasPython, pythonMissing } from '../support/python.ts';
import { runCli } from '../support/run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'world-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const root = fileURLToPath(new URL('../../', import.meta.url));
const library = join(root, 'tests/support/library-world.py');
const odd = [
  process.execPath,
  '--import',
  join(root, 'node_modules/tsx/dist/loader.mjs'),
  join(root, 'tests/support/odd-world.ts'),
];
const write = (name: string, value: unknown) => {
  const path = join(folder, name);
  writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value));
  return path;
};

const note = { requestor: 'assistant', name: 'write_note', arguments: { note_id: 'n2', text: 'x' } };
const noteTasks = write('notes.json', [{ id: 1, initial_state: null, actions: [note], env_assertions: [] }]);

const call = (name: string, given: object, answer: string) => [
  {
    role: 'assistant',
    content: null,
    tool_calls: [{ id: name, type: 'function', function: { name, arguments: JSON.stringify(given) } }],
  },
  { role: 'tool', tool_call_id: name, name, content: answer },
];
const renewed = { loan_id: 'L1', days: 28 };
/** The reader wants 28 days, the agent gives 21. */
const run = {
  task_id: 3,
  trial: 0,
  reward: 0,
  info: {
    task: {
      user_id: 'reader_1',
      instruction: 'You want loan L1 renewed to 28 days.',
      actions: [{ name: 'renew_loan', kwargs: renewed }],
      outputs: [],
    },
  },
  traj: [
    { role: 'system', content: 'You lend books.' },
    { role: 'user', content: 'Please renew loan L1 to 28 days.' },
    ...call('get_loan', { loan_id: 'L1' }, '{"book": "Emma", "days": 14, "fee": 1.5}'),
    ...call('renew_loan', { ...renewed, days: 21 }, '{"book": "Emma", "days": 21, "fee": 1.5}'),
    { role: 'assistant', content: 'Done.' },
    { role: 'user', content: '###STOP###' },
  ],
};
const runs = write('run.json', [run]);

describe('tau-triage world', () => {
  it('prints the files that ship with the program', async () => {
    for (const [words, file] of [
      [['tau2'], 'tau2_world.py'],
      [['tau-bench'], 'tau_bench_world.py'],
      [['template'], 'template_world.py'],
      [['template', '--typescript'], 'template-world.ts'],
    ] as const) {
      const { code, stdout } = await runCli(['world', ...words]);
      expect([code, stdout]).toEqual([0, readFileSync(join(root, 'worlds', file), 'utf8')]);
    }
  });

  it('has the same server in both Python files', () => {
    const server = (file: string) =>
      /^# --- server: [\s\S]*^# --- end of the server/m.exec(readFileSync(join(root, 'worlds', file), 'utf8'))?.[0];
    expect(server('tau2_world.py')?.length).toBeGreaterThan(10_000);
    expect(server('tau_bench_world.py')).toBe(server('tau2_world.py'));
  });

  it('finds nothing broken in the template in TypeScript', async () => {
    const words = [...odd.slice(0, 3), join(root, 'worlds/template-world.ts')];
    const { code, stdout } = await runCli(['world', 'check', '--tasks', noteTasks, '--', ...words]);
    expect(stdout).toMatch(/^ok +notes +grades the expected calls as right/m);
    expect(stdout).toMatch(/^skipped +keeps 2 and 2.0 apart: the world says that it has one kind of number$/m);
    expect([code, stdout.trim().split('\n').at(-1)]).toEqual([0, 'The world keeps the protocol.']);
  });

  it('names what is broken, one sentence each, and exits with 1', async () => {
    const mark = join(folder, 'mark');
    const { code, stdout } = await runCli(['world', 'check', '--', ...odd, 'dies', mark]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^BROKEN +counting +gives the same answers again: .*ended with exit code 9/m);
    expect(stdout).toMatch(/^BROKEN +counting +grades the expected calls as right/m);
    expect(stdout).toMatch(/^\d+ of \d+ checks are broken\.$/m);
  });

  it('tells of one that does not start, and refuses tasks that are none', async () => {
    const { code, stdout } = await runCli(['world', 'check', '--', 'no_such_program_here']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^BROKEN +starts and says hello: the world `no_such_program_here`/m);
    const bad = await runCli(['world', 'check', '--tasks', write('bad.json', [{ id: 1 }]), '--', 'true']);
    expect([bad.code, bad.stderr]).toEqual([2, expect.stringMatching(/bad\.json: 0\.initial_state: /)]);
  });
});

describe.skipIf(!hasPython)(`worlds in Python ${hasPython ? '' : `(${pythonMissing})`}`, () => {
  it.each([
    ['worlds/template_world.py', ['--tasks', noteTasks]],
    ['tests/support/library-world.py', []],
  ])('finds nothing broken in %s', async (file, options) => {
    const { code, stdout } = await runCli(['world', 'check', ...options, '--', 'python3', join(root, file)]);
    expect([code, stdout.split('\n').filter((line) => line.startsWith('BROKEN'))]).toEqual([0, []]);
    expect(stdout).toMatch(/^ok +keeps 2 and 2.0 apart$/m);
  });

  it.each([[[]], [['--no-fork']]])('serves a fork of tau-bench, with %j', async (options) => {
    const envs = join(folder, 'tau_bench/envs/library');
    mkdirSync(join(envs, 'data'), { recursive: true });
    mkdirSync(join(envs, 'tools'), { recursive: true });
    for (const file of ['__init__.py', 'envs/__init__.py', 'envs/library/__init__.py']) {
      write(`tau_bench/${file}`, '');
    }
    write(
      'tau_bench/envs/library/env.py',
      'class Env:\n    def __init__(self):\n        self.terminate_tools = ["transfer"]\n',
    );
    write('tau_bench/envs/library/data/__init__.py', 'def load_data():\n    return {"loans": {"l1": {"days": 14}}}\n');
    write('tau_bench/envs/library/tools/__init__.py', tauBenchTools);
    const actions = [
      { requestor: 'assistant', name: 'renew_loan', arguments: { loan_id: 'l1', days: 28 } },
      { requestor: 'assistant', name: 'transfer', arguments: {} },
    ];
    const tasks = write('tasks.json', [{ id: 1, initial_state: null, actions, env_assertions: [] }]);
    const { code, stdout } = await runCli(['world', 'check', '--tasks', tasks, '--', 'tau-bench', ...options], {
      cwd: folder,
      env: { VIRTUAL_ENV: '' },
    });
    expect([code, stdout.split('\n').filter((line) => line.startsWith('BROKEN'))]).toEqual([0, []]);
    expect(stdout).toMatch(/^ok +library +forks an episode/m);
  });

  it('says which Python has no tau2, and how to get it', async () => {
    const { code, stderr } = await runCli(['analyze', runs, '--world', 'tau2 --no-fork', '-o', folder], {
      env: { VIRTUAL_ENV: '', PYTHONPATH: '', PYTHONNOUSERSITE: '1' },
    });
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/The Python \S+ has no module tau2: install tau2 into it/),
    ]);
  });

  it("replays, proves and tells a stranger's run", async () => {
    const command = `python3 ${library}`;
    const { code, stdout } = await runCli([
      'analyze',
      runs,
      '--world',
      command,
      '-o',
      join(folder, 'out'),
      '--format',
      'json',
    ]);
    expect(code).toBe(0);
    const [finding] = JSON.parse(stdout) as { readonly [key: string]: unknown }[];
    expect(finding).toMatchObject({
      author: 'agent',
      type: 'wrong_argument',
      step: 4,
      dataset_hash: 'world town library lending',
      state_difference: [{ table: 'loans', key: 'L1', field: 'days', expected: 28, actual: 21 }],
      counterfactual: { proven: true, reward_after: 1 },
    });
    const page = await runCli(['explain', join(folder, 'out/run.findings.jsonl'), '3']);
    expect([page.code, page.stdout]).toEqual([0, expect.stringMatching(/days/)]);
    const config = write('worlds.yaml', `worlds:\n  library: ${command}\n`);
    const named = await runCli(['analyze', runs, '--config', config, '-o', join(folder, 'named'), '--format', 'json']);
    expect((JSON.parse(named.stdout) as { counterfactual: object }[])[0]?.counterfactual).toMatchObject({
      proven: true,
    });
    const bad = await runCli(['analyze', runs, '--config', write('none.yaml', 'env: retail'), '-o', folder]);
    expect([bad.code, bad.stderr]).toEqual([
      2,
      expect.stringMatching(/should have `worlds:` with a command for each domain/),
    ]);
  });

  it('is there for the library too', async () => {
    const world = await openWorlds({
      command: ['python3', library],
      cwd: folder,
      environment: process.env,
      startTime: 20_000,
      callTime: 20_000,
      processes: 2,
    });
    try {
      const [finding] = await analyzeFiles({ paths: runs, worlds: [world] }).toArray();
      expect(finding?.counterfactual?.proven).toBe(true);
    } finally {
      await world.close();
    }
  });
});

const tauBenchTools = `
import json

def tool(function, **properties):
    info = {"type": "function", "function": {"name": function.__name__, "parameters": {"properties": properties}}}
    return type(function.__name__, (), {"invoke": staticmethod(function), "get_info": staticmethod(lambda: info)})

def get_loan(data, loan_id):
    return json.dumps(data["loans"][loan_id])

def renew_loan(data, loan_id, days):
    data["loans"][loan_id]["days"] = days
    return "renewed"

def transfer(data):
    return "Transfer successful"

ALL_TOOLS = [tool(get_loan), tool(renew_loan), tool(transfer)]
`;
