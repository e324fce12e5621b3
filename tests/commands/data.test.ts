import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { writeCheckout } from '../datasets/import/write-checkout.ts';
import { task, writeDataset } from '../datasets/write-dataset.ts';
import { writeTau2Checkout } from '../datasets/write-tau2-checkout.ts';
import { runCli } from '../support/run-cli.ts';

const data = fileURLToPath(new URL('../../data/', import.meta.url));
const newFolder = () => mkdtempSync(join(tmpdir(), 'tau-triage-command-'));

describe('data list', () => {
  const folder = writeDataset({
    'policy.md': 'Be kind.\nBe quick.\n',
    'tasks.test.json': [
      task(0, [{ name: 'cancel_pending_order', kwargs: { order_id: '#W1', reason: 'no longer needed' } }]),
      task(1, [], { expects_no_change: true }),
      task(2, [], { outputs: ['3'] }),
    ],
    'ground-truth.test.json': [{ id: 0, actions: [] }],
    'few-shot.jsonl': '{"messages_display":"a"}\n{"messages_display":"b"}\n',
    'tools.json': [{ type: 'function', function: { name: 'calculate', description: 'Sums.', parameters: {} } }],
  });

  it('tells records, tasks, policy and what else is there', async () => {
    const { code, stdout } = await runCli(['data', 'list', folder]);
    expect(code).toBe(0);
    expect(stdout.split('\n')).toEqual([
      `retail (${folder})`,
      '  records  3 orders, 2 products, 2 users',
      '  test        3 tasks: 1 with writes, 1 refusal, 1 with outputs; corrected ground truth for 1',
      '  policy   4 words in 2 lines; texts of its own for 1 tool; 2 few-shot examples',
      expect.stringMatching(/^ {2}hash {5}[0-9a-f]{64}$/),
      '',
    ]);
  });

  it('gives JSON', async () => {
    const { stdout } = await runCli(['data', 'list', folder, '--format', 'json']);
    expect(JSON.parse(stdout)).toEqual([
      {
        domain: 'retail',
        path: folder,
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
        records: { orders: 3, products: 2, users: 2 },
        splits: [{ split: 'test', tasks: 3, writes: 1, refusals: 1, outputs: 1, corrected: 1 }],
        policy: { lines: 2, words: 4, characters: 19 },
        tool_texts: 1,
        few_shots: 2,
      },
    ]);
  });

  it('shows the built-in data sets without a folder', async () => {
    const { stdout } = await runCli(['data', 'list']);
    expect(stdout).toMatch(/^airline \(/);
    expect(stdout).toMatch(/\n\nretail \(/);
  });

  it('says what it expected where there is no data set', async () => {
    const { code, stderr } = await runCli(['data', 'list', newFolder()]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^tau-triage: No data set at .*: expected policy\.md and database\//);
  });
});

describe('data generate', () => {
  // What every generator makes is compared in tests/generate/built-in.test.ts; here it is what the command writes.
  it('makes the built-in data again, byte for byte', async () => {
    const folder = newFolder();
    const { code, stdout } = await runCli(['data', 'generate', '--env', 'retail', '--tasks', '--output', folder]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^retail, seed \d+, scale 1: 1100 orders, .* test tasks, .* in /);
    for (const file of [
      'database/orders.json',
      'database/products.json',
      'database/users.json',
      'tasks.dev.json',
      'tasks.test.json',
      'tasks.train.json',
    ]) {
      expect(readFileSync(join(folder, file), 'utf8') === readFileSync(join(data, 'retail', file), 'utf8')).toBe(true);
    }
    expect(existsSync(join(folder, 'policy.md'))).toBe(false);
  });

  it('makes a smaller one of another seed, without tasks, under generated/ by default', async () => {
    const cwd = newFolder();
    const words = ['data', 'generate', '--env', 'retail', '--seed', '7', '--scale', '0.1'];
    const { stdout } = await runCli(words, { cwd });
    expect(stdout).toMatch(/^retail, seed 7, scale 0\.1: /);
    expect(
      Object.keys(JSON.parse(readFileSync(join(cwd, 'generated/retail/database/users.json'), 'utf8'))).length,
    ).toBeGreaterThan(0);
    expect(existsSync(join(cwd, 'generated/retail/tasks.test.json'))).toBe(false);
  });

  it('overwrites a folder that is not empty with --force only, and leaves other files there', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'policy.md'), 'Mine.');
    const words = ['data', 'generate', '--env', 'airline', '--scale', '0.1', '--output', folder];
    const refused = await runCli(words);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain(`${folder} is not empty: name another folder, or allow overwriting with --force.`);
    expect(existsSync(join(folder, 'database'))).toBe(false);
    expect((await runCli([...words, '--force'])).code).toBe(0);
    expect(readFileSync(join(folder, 'policy.md'), 'utf8')).toBe('Mine.');
  });

  it.each([
    [['--env', 'casino'], '--env takes one of retail, airline, healthcare, not "casino".'],
    [['--env', 'constructor'], '--env takes one of '],
    [['--env', 'retail', '--scale', '0'], '--scale takes a number above 0, not 0.'],
    [['--env', 'retail', '--seed', 'x'], '--seed takes a whole number'],
    [[], "required option '--env <domain>'"],
  ])('refuses %j', async (words, message) => {
    const { code, stderr } = await runCli(['data', 'generate', ...words]);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});

describe('data import tau-bench', () => {
  it('writes data sets that the other commands read', async () => {
    const output = join(newFolder(), 'imported');
    const { code, stdout } = await runCli(['data', 'import', 'tau-bench', writeCheckout(), '--output', output]);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^retail: 3 orders, 2 products, 2 users, 2 test tasks, 2 tools in .*\n .*tasks_dev\.py is not there: no split dev\.\n/,
    );
    const check = await runCli(['data', 'check', output]);
    expect(check.stdout).toContain('retail, split test: 2 tasks, 1 with problems');
    expect(check.stdout).toContain('The ground truth changes nothing.');
  });

  it('says file, line and what was expected, and writes nothing then', async () => {
    const output = join(newFolder(), 'imported');
    const checkout = writeCheckout({ 'retail/tasks_test.py': 'TASKS = [\n    Task(user_id=1),\n]\n' });
    const { code, stderr } = await runCli(['data', 'import', 'tau-bench', checkout, '--output', output]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/tasks_test\.py, line 2: expected user_id as text, found 1\.\n$/);
    expect(existsSync(output)).toBe(false);
  });

  it('refuses a folder that is full, and another layout', async () => {
    const output = newFolder();
    const words = ['data', 'import', 'tau-bench', writeCheckout(), '--output', output];
    expect((await runCli(words)).code).toBe(0);
    expect((await runCli(words)).stderr).toContain('is not empty');
    expect((await runCli([...words, '--force', '--env', 'retail'])).code).toBe(0);
    const other = await runCli(['data', 'import', 'tau3', '.', '--output', output]);
    expect(other).toMatchObject({ code: 2, stderr: expect.stringContaining('takes one of tau-bench') });
    const nowhere = await runCli(['data', 'import', 'tau-bench', writeCheckout()]);
    expect(nowhere).toMatchObject({ code: 2, stderr: expect.stringContaining('needs --output') });
  });
});

describe('data import tau2', () => {
  it('writes to where analyze and data list look', async () => {
    const env = { TAU_TRIAGE_DATA: join(newFolder(), 'imported') };
    const { code, stdout } = await runCli(['data', 'import', 'tau2', writeTau2Checkout()], { env });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^tau2-retail: 1 orders, 1 products, 1 users, 2 base tasks, 1 test tasks in /);
    expect((await runCli(['data', 'list'], { env })).stdout).toContain(`tau2-retail (${env.TAU_TRIAGE_DATA}`);
    const check = await runCli(['data', 'check', env.TAU_TRIAGE_DATA, '--task-split', 'test']);
    expect(check.stdout).toContain('tau2-retail, split test: 1 task, 1 with problems');
  });
});
