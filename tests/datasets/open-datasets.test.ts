import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadGroundTruth } from '../../src/datasets/load-ground-truth.ts';
import { openDataset, openDatasets } from '../../src/datasets/open-datasets.ts';
import { repr } from '../../src/python/repr.ts';
import type { Value } from '../../src/python/value.ts';
import { task, writeDataset } from './write-dataset.ts';

describe('openDatasets', () => {
  it('takes a data set, whose tables tell its domain, and reads it once', () => {
    const path = writeDataset({
      'tasks.dev.json':
        '[{"id": "a", "actions": [{"name": "x", "arguments": {"amount": 50.0}}], "expects_no_change": true}]',
      'tools.json': [{ type: 'function', function: { name: 'think', description: 'Ponder.', parameters: {} } }],
    });
    const datasets = openDatasets({ path });
    const dataset = datasets.get('retail')!;
    expect(datasets.domains).toEqual(['retail']);
    expect(datasets.get('retail')).toBe(dataset);
    expect(datasets.get('airline')).toBeUndefined();
    expect(dataset.splits).toEqual(['dev', 'test']);
    expect(dataset.policy).toContain('Refunds');
    expect(dataset.toolTexts?.[0]?.function.name).toBe('think');
    const [first] = dataset.tasks('dev');
    expect(first).toMatchObject({ id: 'a', user_id: null, outputs: [], expects_no_change: true });
    expect(repr(first!.actions[0]!.arguments as unknown as Value)).toBe("{'amount': 50.0}");
    expect(() => dataset.tasks('train')).toThrow('has no task split train; there are dev, test');
  });

  it('takes a folder of data sets by domain', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tau-triage-data-'));
    renameSync(writeDataset(), join(folder, 'retail'));
    mkdirSync(join(folder, 'notes'));
    expect(openDatasets({ path: folder }).domains).toEqual(['retail']);
    expect(openDataset({ path: folder }).domain.name).toBe('retail');
    expect(() => openDataset({ path: folder, domain: 'airline' })).toThrow(
      'no data set for domain airline, only for retail',
    );
  });

  it('has a hash that only content changes', () => {
    const one = openDataset({ path: writeDataset() }).hash;
    expect(openDataset({ path: writeDataset() }).hash).toBe(one);
    expect(openDataset({ path: writeDataset({ 'policy.md': 'Other.' }) }).hash).not.toBe(one);
  });

  it('says in one sentence what is wrong with a folder', () => {
    const broken = (files: Record<string, unknown>) => () => openDataset({ path: writeDataset(files) }).tasks('test');
    expect(() => openDatasets({ path: '/nowhere' })).toThrow('No data set at /nowhere: expected a folder with');
    expect(() => openDatasets({ path: tmpdir() })).toThrow('folders named by domain (retail, airline, healthcare');
    expect(broken({ 'database/orders.json': '{' })).toThrow(/orders\.json could not be read as JSON/);
    expect(broken({ 'database/orders.json': [] })).toThrow('should hold one JSON object: records by their ids');
    expect(broken({ 'database/orders.json': { '#W1': 5 } })).toThrow('record #W1: expected a JSON object');
    expect(broken({ 'tasks.test.json': [{ id: 1 }] })).toThrow(/tasks\.test\.json should hold a list of tasks/);
    expect(broken({ 'tools.json': [{ name: 'x' }] })).toThrow("a list of tools in OpenAI's function format");
    const path = writeDataset();
    rmSync(join(path, 'database', 'users.json'));
    expect(() => openDataset({ path })).toThrow(/fit no domain; known are retail \(orders, products, users\)/);
    expect(() => openDataset({ path: writeDataset(), domain: 'x' })).toThrow('no data set for domain x');
  });
});

describe('a corrected ground truth', () => {
  const content = [
    { id: 3, user_id: 'ann_1', actions: [{ name: 'x', kwargs: { n: 1.0 } }], outputs: ['a'], writes_changed: true },
  ];

  it('is read from a file, a data set, or a folder of them; an absent task is unchanged', () => {
    const path = writeDataset({ 'ground-truth.test.json': content });
    const folder = mkdtempSync(join(tmpdir(), 'tau-triage-data-'));
    renameSync(writeDataset({ 'ground-truth.test.json': content }), join(folder, 'retail'));
    for (const place of [path, join(path, 'ground-truth.test.json'), folder]) {
      const groundTruth = loadGroundTruth({ path: place, domain: 'retail', split: 'test' })!;
      expect(groundTruth.tasks.get('3')).toMatchObject({ outputs: ['a'], writes_changed: true });
      expect(groundTruth.tasks.get('4')).toBeUndefined();
    }
    expect(loadGroundTruth({ path, domain: 'retail', split: 'dev' })).toBeNull();
    expect(openDataset({ path }).groundTruth('test')?.tasks.size).toBe(1);
    expect(openDataset({ path }).groundTruth('dev')).toBeNull();
  });

  it('is refused with a reason where it is none', () => {
    expect(() => loadGroundTruth({ path: '/nowhere', domain: 'retail', split: 'test' })).toThrow(
      'No ground truth at /nowhere',
    );
    const file = join(mkdtempSync(join(tmpdir(), 'tau-triage-data-')), 'x.json');
    writeFileSync(file, JSON.stringify([task(1, []), { id: 2 }]));
    expect(() => loadGroundTruth({ path: file, domain: 'retail', split: 'test' })).toThrow('a list of corrected tasks');
  });
});
