import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { jsonSchemas } from '../../scripts/json-schemas.ts';
import { analyzeFiles, openBuiltInDataset, readTrajectories, runTasks, scriptModels } from '../../src/index.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string): unknown => JSON.parse(readFileSync(`${root}${file}`, 'utf8'));
const lines = (file: string) =>
  readFileSync(`${root}${file}`, 'utf8')
    .split('\n')
    .flatMap((line) => (line === '' ? [] : [JSON.parse(line) as unknown]));

const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
const validators = new Map([...jsonSchemas()].map(([name, schema]) => [name, ajv.compile(schema)]));
const problems = (name: string, value: unknown) => {
  const validate = validators.get(name)!;
  return validate(value) ? [] : validate.errors!.map(({ instancePath, message }) => `${instancePath} ${message}`);
};
const runs = 'historical_trajectories/retail-replay.json';

describe('the JSON schemas', () => {
  it('lie in dist/schemas as they are here, with no address that is not there', () => {
    const written = readdirSync(`${root}dist/schemas`).sort();
    expect(written).toEqual([...jsonSchemas().keys()].map((name) => `${name}.json`).sort());
    for (const [name, schema] of jsonSchemas()) {
      expect(read(`dist/schemas/${name}.json`)).toEqual(JSON.parse(JSON.stringify(schema)));
      const { $id = null, $schema } = schema as { $id?: string; $schema: string };
      expect([$id, $schema]).toEqual([null, 'https://json-schema.org/draft/2020-12/schema']);
    }
  });

  it('fit findings, trajectories, labels, headers and results as they are', async () => {
    for (const finding of await analyzeFiles({ paths: `${root}${runs}` }).toArray()) {
      expect(problems('finding', JSON.parse(JSON.stringify(finding)))).toEqual([]);
    }
    for await (const { trajectory } of readTrajectories({ path: `${root}${runs}` })) {
      expect(problems('trajectory', JSON.parse(JSON.stringify(trajectory)))).toEqual([]);
    }
    for (const label of lines('historical_trajectories/expected.labels.jsonl')) {
      expect(problems('label', label)).toEqual([]);
    }
    expect(problems('run-header', read(runs.replace('.json', '.header.json')))).toEqual([]);
    for (const record of read(runs) as unknown[]) {
      expect(problems('result-record', record)).toEqual([]);
    }
    const dataset = openBuiltInDataset({ domain: 'airline' });
    const { agentModel } = scriptModels({ replies: [{ error: 'the server is away' }] });
    const { records } = await runTasks({ dataset, taskIds: [0], agentModel, user: 'replay' });
    expect(records[0]?.info.error).toBe('the server is away');
    expect(problems('result-record', records[0])).toEqual([]);
  });

  it.each(['retail', 'airline', 'healthcare'])('fit the tasks of %s', (domain) => {
    for (const file of readdirSync(`${root}data/${domain}`)) {
      const name = /^tasks\./.test(file) ? 'dataset-task' : /^ground-truth\./.test(file) ? 'ground-truth-task' : null;
      if (name === null || !existsSync(`${root}data/${domain}/${file}`)) {
        continue;
      }
      for (const task of read(`data/${domain}/${file}`) as unknown[]) {
        expect(problems(name, task)).toEqual([]);
      }
    }
  });

  it('fit a script, and no others', () => {
    expect(problems('scripted-reply', { side: 'user', content: 'Hello.' })).toEqual([]);
    expect(problems('scripted-reply', { side: 'robot' })).not.toEqual([]);
    expect(problems('label', { annotator: 'ann' })).not.toEqual([]);
    expect(problems('finding', {})).not.toEqual([]);
    expect(problems('result-record', { task_id: 1, trial: 0, reward: 1, info: {}, traj: [] })).not.toEqual([]);
    expect(problems('dataset-task', { id: 1 })).not.toEqual([]);
  });
});
