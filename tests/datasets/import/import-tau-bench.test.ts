import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkDataset } from '../../../src/datasets/check-dataset.ts';
import { importTauBench } from '../../../src/datasets/import/import-tau-bench.ts';
import { openDataset } from '../../../src/datasets/open-datasets.ts';
import { writeDataset } from '../../../src/datasets/write-dataset.ts';
import { PythonFloat } from '../../../src/python/value.ts';
import { writeCheckout } from './write-checkout.ts';

const envs = 'tau_bench/envs';

function importRetail(files: Readonly<Record<string, string | null>> = {}) {
  const checkout = writeCheckout(files);
  const { datasets, notes } = importTauBench({ checkout });
  return { checkout, notes, retail: datasets[0]! };
}

describe('importTauBench', () => {
  it('gives a data set that loads, with its tasks as they are written', () => {
    const { retail } = importRetail();
    const folder = join(mkdtempSync(join(tmpdir(), 'tau-triage-import-')), 'retail');
    writeDataset({ folder, files: retail.files });
    const dataset = openDataset({ path: folder });
    expect(dataset.policy).toBe('# Policy\n\nRefunds take 5 to 7 days.\n');
    expect(dataset.tasks('test')).toMatchObject([
      {
        id: 0,
        user_id: 'ann_1',
        instruction: 'You are Ann.\nYou do not want "#W1" any more, it came too late.',
        actions: [
          { name: 'get_order_details', arguments: { order_id: '#W1' } },
          { name: 'cancel_pending_order', arguments: { order_id: '#W1', reason: 'no longer needed' } },
        ],
        outputs: [],
      },
      {
        id: 1,
        instruction: 'You want to know\ntwo things.',
        actions: [
          {
            arguments: { expression: '2 * 25', of: [50, new PythonFloat(50), -1000, 0.5], more: { a: [true, null] } },
          },
        ],
        outputs: ['50', '7'],
      },
    ]);
    expect(checkDataset({ dataset, split: 'test' }).tasks[0]).toMatchObject({ changes_state: true, problems: [] });
  });

  it('takes tools in the order of ALL_TOOLS', () => {
    const { retail } = importRetail();
    const tools = JSON.parse(String(retail.files.get('tools.json')));
    expect(tools.map((tool: { function: object }) => tool.function)).toMatchObject([
      { name: 'cancel_pending_order', description: 'Cancel an order.' },
      { name: 'get_order_details', description: 'Get an order.', parameters: { required: ['order_id'] } },
    ]);
  });

  it('copies the database byte for byte', () => {
    const { checkout, retail } = importRetail();
    for (const table of ['orders', 'products', 'users']) {
      const original = readFileSync(join(checkout, envs, `retail/data/${table}.json`));
      expect(Buffer.from(retail.files.get(`database/${table}.json`)!)).toEqual(original);
    }
    expect([...retail.files.keys()].filter((name) => name.startsWith('database/'))).toHaveLength(3);
  });

  it('reads TASKS of airline-like files, and names that stand for a list or a task', () => {
    const { retail } = importRetail({
      'retail/tasks_test.py':
        'ann = "ann_1"\nfirst = Task(user_id=ann, instruction="a", actions=[])\nTASKS: List[Task] = [first, Task(user_id="ann_1", instruction="b", actions=[], outputs=["1"])]\n',
    });
    const tasks = JSON.parse(String(retail.files.get('tasks.test.json')));
    expect(tasks).toEqual([
      { id: 0, user_id: 'ann_1', instruction: 'a', actions: [], outputs: [] },
      { id: 1, user_id: 'ann_1', instruction: 'b', actions: [], outputs: ['1'] },
    ]);
  });

  it('tells what is not there', () => {
    const { retail, notes } = importRetail({
      'telecom/data/customers.json': '{}',
      'retail/tools/__init__.py': 'ALL_TOOLS = [A, C]\n',
    });
    expect(notes).toEqual([expect.stringMatching(/telecom is left out: there is no domain telecom here\.$/)]);
    expect(retail.notes).toEqual([
      expect.stringMatching(/names C, but no file has a class C with get_info\.$/),
      expect.stringMatching(/^B is not in ALL_TOOLS of .*: left out\.$/),
      expect.stringMatching(/tasks_dev\.py is not there: no split dev\.$/),
      expect.stringMatching(/tasks_train\.py is not there: no split train\.$/),
    ]);
  });

  it('does without tools, and without their order', () => {
    const none = { 'retail/tools/__init__.py': null, 'retail/tools/a.py': null, 'retail/tools/b.py': null };
    const { retail } = importRetail(none);
    expect(retail.files.has('tools.json')).toBe(false);
    expect(retail.notes[0]).toMatch(/holds no tools: the data set is without tools\.json\.$/);
    const unordered = importRetail({ 'retail/tools/__init__.py': 'ALL_TOOLS = find_tools()\n' }).retail;
    expect(JSON.parse(String(unordered.files.get('tools.json')))[0].function.name).toBe('get_order_details');
  });
});

describe('importTauBench refuses', () => {
  const task = (fields: string) => ({ 'retail/tasks_test.py': `\nTASKS = [\n    Task(${fields}),\n]\n` });
  it.each([
    [
      'a call of another name',
      { 'retail/tasks_test.py': 'TASKS = [\n  Job(user_id="x"),\n]\n' },
      'line 2: expected Task(...), found Job(user_id="x").',
    ],
    ['a task without a user', task('instruction="a"'), 'line 3: expected user_id as text'],
    ['arguments by place', task('"0", "ann_1"'), 'line 3: expected arguments of Task by name (key=value), found "0".'],
    ['an unknown name', task('user_id="a", instruction=later, actions=[]'), 'line 3: expected a literal, found later.'],
    [
      'a list that is computed',
      { 'retail/tasks_test.py': 'TASKS_TEST = load()\n' },
      'line 1: expected a list of tasks, found load().',
    ],
    ['no list', { 'retail/tasks_test.py': 'x = 1\n' }, 'line 1: expected a list TASKS_TEST or TASKS'],
    [
      'a missing comma',
      task('user_id="a", instruction="b", actions=[Action(name="x") Action(name="y")]'),
      'line 3: expected Action(...)',
    ],
    [
      'a list that does not end',
      { 'retail/tasks_test.py': 'TASKS = [\n    Task(user_id="a", instruction="b"\n' },
      'line ',
    ],
    [
      'arguments that are computed',
      task('user_id="a", instruction="b", actions=[Action(name="x", kwargs=dict(a=1))]'),
      'line 3: expected a dictionary of arguments, found dict(a=1).',
    ],
    [
      'a schema that is computed',
      { 'retail/tools/a.py': 'class A(Tool):\n    @staticmethod\n    def get_info():\n        return make()\n' },
      'line 4: expected get_info to return a dictionary, found make().',
    ],
  ])('%s', (_, files, message) => {
    const checkout = writeCheckout(files);
    expect(() => importTauBench({ checkout })).toThrow(message);
    expect(() => importTauBench({ checkout })).toThrow(/tau_bench.envs.retail.(tasks_test|tools.a)\.py, line/);
  });

  it('a checkout without a policy, a table or a known domain', () => {
    expect(() => importRetail({ 'retail/wiki.md': null })).toThrow(/wiki\.md is missing: it holds the policy/);
    expect(() => importRetail({ 'retail/data/users.json': null })).toThrow(/users\.json is missing: retail needs it/);
    expect(() => importRetail({ 'retail/data/users.json': '{"a": }' })).toThrow(
      /users\.json could not be read as JSON/,
    );
    expect(() => importTauBench({ checkout: tmpdir() })).toThrow(/is no clone of tau-bench: expected tau_bench\/envs/);
    expect(() => importTauBench({ checkout: writeCheckout(), domain: 'airline' })).toThrow(
      /has none of the domains airline; it has retail\.$/,
    );
  });
});
