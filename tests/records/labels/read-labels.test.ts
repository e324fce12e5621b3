import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { observe } from '../../../src/analyze/evidence/observation.ts';
import { namesOf } from '../../../src/analyze/judge/names.ts';
import { faultTypeSchema } from '../../../src/records/fault.ts';
import { agentrxCategories, agentrxCategory, typeOfCategory } from '../../../src/records/labels/agentrx-category.ts';
import { readLabels } from '../../../src/records/labels/read-labels.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tau-triage-labels-'));
});

async function read(name: string, content: unknown) {
  const path = join(folder, name);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return await readLabels({ path });
}

const entry = {
  trajectory_id: 7,
  failures: [
    {
      failure_id: 1,
      step_number: 3,
      failure_category: 'Instruction Adherence Failure',
      step_reason: 'a',
      failed_agent: 'Assistant',
    },
    {
      failure_id: 2,
      step_number: 9,
      failure_category: 'Underspecified user-intent',
      step_reason: 'b',
      failed_agent: 'User',
    },
  ],
  root_cause: { failure_id: 2, reason_for_root_cause: 'c' },
};

describe('readLabels', () => {
  it("reads AgentRx's list: the root cause, counted from 0, with the other steps", async () => {
    const { kind, labels, problems } = await read('expert.json', [entry]);
    expect({ kind, problems }).toEqual({ kind: 'agentrx', problems: [] });
    expect(labels).toEqual([
      {
        trajectory: null,
        task_id: 7,
        trial: null,
        annotator: 'expert',
        author: 'user',
        type: null,
        step: 8,
        comment: 'b',
        file: null,
        category: 'Underspecified User Intent',
        category_text: 'Underspecified user-intent',
        other_steps: [2],
      },
    ]);
  });

  it('reads the same as one object a line, and keeps an unknown speaker or category unknown', async () => {
    const odd = {
      ...entry,
      failures: [{ failure_id: 'x', step_number: 1, failure_category: 'Bad luck', failed_agent: 'Oracle' }],
      root_cause: { failure_id: 'x' },
    };
    const { kind, labels } = await read('lines.jsonl', `${JSON.stringify(entry)}\n${JSON.stringify(odd)}\n`);
    expect(kind).toBe('agentrx');
    expect(labels[1]).toMatchObject({ author: null, category: null, category_text: 'Bad luck', step: 0, type: null });
  });

  it('says which entry cannot be read, and goes on', async () => {
    const { labels, problems } = await read('damaged.json', [
      { ...entry, root_cause: { failure_id: 5 } },
      { ...entry, failures: [{ ...entry.failures[0], step_number: 0 }] },
      entry,
    ]);
    expect(labels).toHaveLength(1);
    expect(problems[0]).toMatch(/entry 0: root_cause\.failure_id is 5/);
    expect(problems[1]).toMatch(/entry 1: field `failures\.0\.step_number`/);
  });

  it("reads a second annotator's table", async () => {
    const { kind, labels, problems } = await read(
      'second.csv',
      '\uFEFFTask_id,Failure cases,Step Number,Details\r\n4,Hallucinating facts,6,"one, two"\r\n4,Inconclusive,9,\r\n5,Incorrect plan generation,0,\r\n6,Invalid invocation,2,\r\n',
    );
    expect(kind).toBe('annotator_csv');
    expect(labels).toMatchObject([
      {
        task_id: '4',
        annotator: 'second',
        author: null,
        step: 5,
        category: 'Invention of New Information',
        comment: 'one, two',
        other_steps: [8],
      },
      { task_id: '6', step: 1, category: 'Invalid Invocation', type: 'rejected_call', comment: null },
    ]);
    expect(problems).toEqual([
      expect.stringMatching(/row 3: expected a task and a step number of at least 1, got "5" and "0"/),
    ]);
  });

  it('reads our own records, with a torn line told', async () => {
    const label = {
      trajectory: null,
      task_id: 3,
      trial: 0,
      annotator: 'bea',
      author: 'user',
      type: null,
      step: null,
      comment: null,
      file: null,
    };
    const { kind, labels, problems } = await read(
      'ours.labels.jsonl',
      [
        JSON.stringify(label),
        JSON.stringify({ ...label, step: -1 }),
        JSON.stringify({ ...label, task_id: null }),
        '{"torn',
      ].join('\n'),
    );
    expect(kind).toBe('labels');
    expect(labels).toMatchObject([{ task_id: 3, annotator: 'bea', category: null }]);
    expect(problems.map((problem) => problem.replace(/^.*, line/, 'line'))).toEqual([
      expect.stringMatching(/^line 4: expected one JSON object/),
      expect.stringMatching(/^line 2: field `step`/),
      expect.stringMatching(/^line 3: names no run/),
    ]);
  });

  it('refuses in one sentence what is something else', async () => {
    await expect(read('run.json', [{ task_id: 1, traj: [] }])).rejects.toThrow(/is a results file, not labels/);
    await expect(read('x.findings.jsonl', { evidence: [], judge: {} })).rejects.toThrow(
      /holds findings, not labels.*--labels/,
    );
    await expect(read('prose.txt', 'Dear reader')).rejects.toThrow(/no label file that can be told by its content/);
    await expect(read('empty.json', [])).rejects.toThrow(/holds not one label/);
    await expect(read('broken.json', '[{"a": ')).rejects.toThrow(/begins like a JSON list but is none/);
    await expect(readLabels({ path: join(folder, 'none.json') })).rejects.toThrow(/there is no such file/);
    await expect(readLabels({ path: folder })).rejects.toThrow(/it is a folder/);
  });
});

describe('agentrxCategory', () => {
  it('reads every spelling in use', () => {
    expect(agentrxCategory('Intent Plan Misalignment')).toBe('Intent-Plan Misalignment');
    expect(agentrxCategory('instruction/plan adherence failure')).toBe('Instruction/Plan Adherence Failure');
    expect(agentrxCategory('Instruction Adherence Failure')).toBe('Instruction/Plan Adherence Failure');
    expect(agentrxCategory('constructor')).toBeNull();
    for (const category of agentrxCategories) {
      expect(agentrxCategory(category)).toBe(category);
    }
  });

  it('knows every category that findings name', () => {
    for (const type of faultTypeSchema.options) {
      expect(agentrxCategory(namesOf({ author: 'agent', type }, []).agentrx!)).not.toBeNull();
    }
  });

  it('gives our type exactly where one type alone bears the name', () => {
    const detail = { key: 'item', value: '7001', first: 'tool', step: 1, inInstruction: false } as const;
    const evidence = [observe({ rule: 'value_source', step: 1, detail })];
    for (const category of agentrxCategories) {
      // What a harness calls a run that ended by refused calls is no other kind of call.
      const types = faultTypeSchema.options.filter(
        (type) =>
          type !== 'agent_error_limit' &&
          [[], evidence].some((some) => namesOf({ author: 'agent', type }, some).agentrx === category),
      );
      expect(typeOfCategory(category)).toBe(types.length === 1 ? types[0] : null);
    }
  });
});
