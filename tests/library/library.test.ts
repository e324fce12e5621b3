import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../src/analyze/analyze.ts';
import { rulesJudge } from '../../src/analyze/judge/rules/rules-judge.ts';
import { replayTargets } from '../../src/analyze/replay-targets.ts';
import { makeSelector } from '../../src/analyze/select.ts';
import {
  analyzeFiles,
  builtInData,
  type Finding,
  type Judge,
  ModelError,
  openBuiltInDataset,
  openDataset,
  readTrajectories,
  replay,
  runTasks,
  scriptModels,
  stopWord,
  type Trajectory,
} from '../../src/index.ts';
import { packageVersion } from '../../src/records/package-version.ts';

const recorded = fileURLToPath(new URL('../../historical_trajectories/', import.meta.url));
const retailRuns = join(recorded, 'retail-replay.json');
const scratch = () => mkdtempSync(join(tmpdir(), 'tau-triage-library-'));

async function trajectoriesOf(path: string): Promise<Trajectory[]> {
  const found: Trajectory[] = [];
  for await (const { trajectory } of readTrajectories({ path })) {
    if (trajectory) {
      found.push(trajectory);
    }
  }
  return found;
}

describe('analyzeFiles', () => {
  it('finds what the command finds', async () => {
    const result = await analyze({
      files: [retailRuns],
      output: scratch(),
      lock: async () => ({ release: async () => {} }),
      judge: rulesJudge,
      version: packageVersion(),
      select: makeSelector({ threshold: 0.001, includePassed: false, taskIds: null, trials: null, where: null }),
      only: null,
      limit: Number.POSITIVE_INFINITY,
      domain: null,
      format: null,
      targetOf: replayTargets({ dataset: null, builtIn: builtInData, groundTruth: null, split: null, say: () => {} }),
      concurrency: 1,
      onEvent: () => {},
    });
    const theirs: Finding[] = [];
    for await (const finding of result.findings()) {
      theirs.push(finding);
    }
    expect(theirs.length).toBeGreaterThan(10);
    expect(await analyzeFiles({ paths: retailRuns }).toArray()).toEqual(theirs);
  });

  it('takes the same conditions as the flags, and can be walked twice', async () => {
    const paths = [retailRuns, join(recorded, 'airline-replay.json')];
    const findings = analyzeFiles({ paths, where: 'domain == "airline"', taskIds: ['3', '9'] });
    const walked: Finding[] = [];
    for await (const finding of findings) {
      walked.push(finding);
    }
    expect(walked.map(({ task_id }) => task_id)).toEqual([3, 9]);
    expect(await findings.toArray()).toEqual(walked);
  });

  it('replays nothing where it is told so, and names the data set that it replays in', async () => {
    const dataset = openDataset({ path: builtInData, domain: 'retail' });
    const one = { paths: retailRuns, taskIds: ['7'] };
    const hashes = async (given: Partial<Parameters<typeof analyzeFiles>[0]>) =>
      (await analyzeFiles({ ...one, ...given }).toArray()).map(({ dataset_hash }) => dataset_hash);
    expect(await hashes({ dataset: null })).toEqual([null]);
    expect(await hashes({ dataset })).toEqual([dataset.hash]);
    expect(await hashes({ dataset: join(builtInData, 'retail') })).toEqual([dataset.hash]);
    expect(await hashes({ dataset: openBuiltInDataset({ domain: 'airline' }) })).toEqual([null]);
    expect(() => openBuiltInDataset({ domain: 'bakery' })).toThrow(/no data set for domain bakery, only for airline/);
  });

  it('gives findings in the order of the file, however long each takes, and never more at once than allowed', async () => {
    const order: number[] = [];
    let running = 0;
    let most = 0;
    let release: () => void = () => {};
    const fourAtWork = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow: Judge = {
      ...rulesJudge,
      identity: { ...rulesJudge.identity, name: 'slow' },
      judge: async (input) => {
        const turns = 4 - order.push(input.file.trajectory.source.index);
        running += 1;
        most = Math.max(most, running);
        if (running === 4) {
          release();
        }
        await fourAtWork;
        // The first of four ends last.
        for (let turn = 0; turn < turns; turn += 1) {
          await new Promise(setImmediate);
        }
        running -= 1;
        return rulesJudge.judge(input);
      },
    };
    const findings = await analyzeFiles({ paths: retailRuns, judge: slow, concurrency: 4 }).toArray();
    const places = findings.map(({ source }) => source.index);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(most).toBe(4);
  });

  it('makes an error row of a run that cannot be judged, and throws what nobody could be judged with', async () => {
    const failing = (error: Error): Judge => ({
      ...rulesJudge,
      judge: async () => {
        throw error;
      },
    });
    const paths = retailRuns;
    const rows = await analyzeFiles({ paths, judge: failing(new Error('no idea')), concurrency: 3 }).toArray();
    expect(new Set(rows.map(({ status, error }) => `${status}: ${error}`))).toEqual(new Set(['error: no idea']));
    const fatal = new ModelError('wrong key', { fatal: true });
    await expect(analyzeFiles({ paths, judge: failing(fatal), concurrency: 3 }).toArray()).rejects.toBe(fatal);
  });

  it('makes an error row of a damaged record, and refuses what is no results file', async () => {
    const folder = scratch();
    const [first = '', second = ''] = readFileSync(retailRuns, 'utf8').split('\n').slice(1, 3);
    writeFileSync(
      join(folder, 'damaged.json'),
      `[\n${first}\n{"task_id": 5, "reward": oops},\n${second.replace(/,$/, '')}\n]\n`,
    );
    const rows = await analyzeFiles({ paths: folder, includePassed: true }).toArray();
    expect(rows.map(({ status }) => status)).toEqual(['judged', 'error', 'judged']);
    writeFileSync(join(folder, 'note.json'), '{"hello": 1}');
    await expect(analyzeFiles({ paths: join(folder, 'note.json') }).toArray()).rejects.toThrow(/note\.json/);
  });

  it('stops when it is interrupted', async () => {
    await expect(analyzeFiles({ paths: retailRuns, signal: AbortSignal.abort() }).toArray()).rejects.toThrow();
  });
});

describe('replay', () => {
  it('grades a run as its file does', async () => {
    const dataset = openBuiltInDataset({ domain: 'airline' });
    const runs = await trajectoriesOf(join(recorded, 'airline-replay.json'));
    const graded = runs.filter(({ termination }) => termination !== 'runtime_error');
    const rewards = [];
    for (const trajectory of graded) {
      rewards.push((await replay({ trajectory, dataset })).replay?.reward);
    }
    expect(rewards).toEqual(graded.map(({ reward }) => reward));
  });

  it('takes the built-in data set of the domain that the record tells, if none is named', async () => {
    const [trajectory] = await trajectoriesOf(retailRuns);
    const again = await replay({ trajectory: trajectory! });
    expect(again.replay?.reward).toBe(trajectory!.reward);
    expect(again.fit?.fits).toBe(true);
  });

  it('says why it refuses', async () => {
    const [trajectory] = await trajectoriesOf(retailRuns);
    const airline = openBuiltInDataset({ domain: 'airline' });
    expect(await replay({ trajectory: trajectory!, dataset: airline })).toEqual({
      replay: null,
      fit: null,
      corrected: null,
      refusal: expect.stringMatching(/^No matching data set: User \S+ of the task is not in the data set\.$/),
    });
    const silent: Trajectory = { ...trajectory!, messages: [], task: null, policy: null, domain: null };
    expect((await replay({ trajectory: silent })).refusal).toMatch(/^Nothing in the record tells its domain/);
  });
});

describe('runTasks', () => {
  const dataset = openBuiltInDataset({ domain: 'healthcare' });

  it('gives records, the text of a results file, and totals, in the order of trials and tasks', async () => {
    const seen: string[] = [];
    const { records, text, totals, stopped } = await runTasks({
      dataset,
      taskIds: [4, 2],
      trials: 2,
      agent: 'replay',
      user: 'replay',
      onEpisode: ({ task_id, trial, reward }) => seen.push(`${trial}.${task_id} ${reward}`),
    });
    expect(records.map(({ task_id, trial }) => `${trial}.${task_id}`)).toEqual(['0.2', '0.4', '1.2', '1.4']);
    expect(seen.sort()).toEqual(['0.2 1', '0.4 1', '1.2 1', '1.4 1']);
    expect(JSON.parse(text)).toEqual(records);
    expect({ ...totals, stopped }).toMatchObject({ episodes: 4, passed: 4, errors: 0, stopped: null });
    const path = join(scratch(), 'run.json');
    writeFileSync(path, text);
    const read = await trajectoriesOf(path);
    const again = await Promise.all(read.map((trajectory) => replay({ trajectory, dataset })));
    expect(again.map((result) => result.replay?.reward)).toEqual([1, 1, 1, 1]);
  });

  it('plays a script for each side of each episode', async () => {
    const { records } = await runTasks({
      dataset,
      taskIds: [0, 1],
      concurrency: 1,
      ...scriptModels({
        replies: [
          { side: 'user', content: 'Hello.' },
          { side: 'agent', task_id: 1, tool_calls: [{ name: 'list_providers', arguments: {} }] },
          { side: 'agent', content: 'Good day.' },
          { side: 'user', content: `Bye. ${stopWord}` },
        ],
      }),
    });
    expect(records.map(({ traj }) => traj.map(({ role }) => role).join(' '))).toEqual([
      'system user assistant user',
      'system user assistant tool assistant user',
    ]);
  });

  it('names what there is where a strategy, a task or a model is not there', async () => {
    await expect(runTasks({ dataset, agent: 'butler' })).rejects.toThrow(
      'there is no agent butler: expected one of tool-calling, act, react, few-shot, replay.',
    );
    await expect(runTasks({ dataset, taskIds: ['nine'], user: 'replay' })).rejects.toThrow(/there is no task nine/);
    await expect(runTasks({ dataset, split: 'night' })).rejects.toThrow(/night/);
    await expect(runTasks({ dataset, taskIds: [0], user: 'replay' })).rejects.toThrow(
      'the agent needs a model, and none was given.',
    );
  });

  it('gives what was done when it is interrupted', async () => {
    const controller = new AbortController();
    const { records, stopped } = await runTasks({
      dataset,
      agent: 'replay',
      user: 'replay',
      concurrency: 1,
      onEpisode: () => controller.abort(),
      signal: controller.signal,
    });
    expect([records.length, stopped]).toEqual([1, 'interrupted']);
  });
});
