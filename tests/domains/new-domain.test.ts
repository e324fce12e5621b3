import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyze } from '../../src/analyze/analyze.ts';
import { datasetTarget } from '../../src/analyze/case/replay-run.ts';
import { inferDomain } from '../../src/analyze/infer-domain.ts';
import { judges } from '../../src/analyze/judge/index.ts';
import { makeSelector } from '../../src/analyze/select.ts';
import type { Dataset } from '../../src/datasets/dataset.ts';
import { openDatasets } from '../../src/datasets/open-datasets.ts';
import type { Domain } from '../../src/domains/engine/domain.ts';
import { domains as builtIn } from '../../src/domains/index.ts';
import type { Finding } from '../../src/records/finding.ts';
import { readTrajectories } from '../../src/records/formats/index.ts';
import type { Trajectory } from '../../src/records/trajectory.ts';
import { agents } from '../../src/run/agents/index.ts';
import { followPlan } from '../../src/run/agents/replay.ts';
import { createPlay } from '../../src/run/create-play.ts';
import { resultLine } from '../../src/run/result-record.ts';
import { users } from '../../src/run/users/index.ts';
import { bareLibrary, library, writeLibraryDataset } from '../support/library-domain.ts';
import { replayOn } from '../support/replay-on.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tau-triage-domain-'));
  await writeLibraryDataset(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const withRow = (domain: Domain) => ({ ...builtIn, [domain.name]: domain });
const open = (domain: Domain) => openDatasets({ path: folder, domains: withRow(domain) }).get(domain.name) as Dataset;

/** Plays every task with the scripted agent, or with one that renews whatever it is asked for, into a results file. */
async function play(dataset: Dataset, agent: 'faithful' | 'too willing'): Promise<string> {
  const renew = { name: 'renew_loan', arguments: { member_id: 'MB001', loan_id: 'LN002', until: '2024-05-01' } };
  const willing = {
    ...agents['replay']!,
    seat: (setting: Parameters<(typeof agents)[string]['seat']>[0]) =>
      followPlan({
        setting,
        steps: [
          { kind: 'call', ...renew },
          { kind: 'say', text: 'Done. Is there anything else that I can do for you?' },
        ],
      }),
  };
  const run = createPlay({
    dataset,
    agent: agent === 'faithful' ? agents['replay']! : willing,
    user: users['replay']!,
    displays: [],
    ask: null,
    seed: 1,
    maxSteps: 30,
    timeout: 60_000,
    agentModel: () => null,
    userModel: () => null,
  });
  const jobs = dataset.tasks('test').map((task) => ({ task, trial: 0 }));
  const lines: string[] = [];
  for (const job of jobs) {
    lines.push(resultLine(job, await run(job, new AbortController().signal)));
  }
  const path = join(folder, `${agent.replace(' ', '-')}.json`);
  await writeFile(path, `[${lines.join(',\n')}]`);
  return path;
}

async function read(path: string): Promise<Trajectory[]> {
  const trajectories: Trajectory[] = [];
  for await (const { trajectory } of readTrajectories({ path })) {
    trajectories.push(trajectory!);
  }
  return trajectories;
}

async function analyse(file: string, domain: Domain): Promise<Finding[]> {
  const dataset = open(domain);
  const judge = judges.rules;
  const result = await analyze({
    files: [file],
    output: await mkdtemp(join(folder, 'findings-')),
    judge: judge.needsModel ? expect.fail('the rules need no model') : judge.create(),
    version: '0',
    select: makeSelector({ threshold: 0, includePassed: true, taskIds: null, trials: null, where: null }),
    only: null,
    limit: Number.POSITIVE_INFINITY,
    domain: null,
    format: null,
    targetOf: (name) => (name === domain.name ? datasetTarget({ dataset, split: 'test', groundTruth: null }) : null),
    domains: withRow(domain),
    lock: async () => ({ release: async () => {} }),
    concurrency: 1,
    onEvent: () => {},
  });
  const findings: Finding[] = [];
  for await (const finding of result.findings()) {
    findings.push(finding);
  }
  return findings;
}

describe.each([
  { what: 'tools and tables only', domain: bareLibrary },
  { what: 'all that can be known', domain: library },
])('a domain of $what, added to the table', ({ domain }) => {
  it('is played by the scripted agent and user, and passes', async () => {
    const trajectories = await read(await play(open(domain), 'faithful'));
    expect(trajectories.map(({ reward }) => reward)).toEqual([1, 1]);
    expect(trajectories.map((one) => inferDomain(one, withRow(domain)).domain)[0]).toBe('library');
    expect(inferDomain(trajectories[0]!).domain).toBeNull();
  });

  it('is replayed', async () => {
    const { database } = open(domain);
    for (const trajectory of await read(await play(open(domain), 'too willing'))) {
      const { actions, outputs } = trajectory.task!;
      const again = await replayOn({ trajectory, domain, database, actions: actions!, outputs });
      expect(again.reward).toBe(trajectory.reward);
      expect(again.calls.every(({ matches }) => matches)).toBe(true);
    }
  });

  it('is analysed, and its faults are proven', async () => {
    const findings = await analyse(await play(open(domain), 'too willing'), domain);
    expect(findings.map(({ status, domain: name }) => [status, name])).toEqual([
      ['judged', 'library'],
      ['judged', 'library'],
    ]);
    expect(findings[1]).toMatchObject({ author: 'agent', step: 2, counterfactual: { proven: true } });
  });
});

describe('what the folder of a domain tells', () => {
  it('reaches the words of the scripted sides', async () => {
    const said = async (domain: Domain) =>
      (await read(await play(open(domain), 'faithful')))[0]!.messages.flatMap(({ said: words }) => words ?? []);
    const plain = await said(bareLibrary);
    expect(plain).toContain('My user id is MB001.');
    expect(plain.join(' ')).toContain('renew loan (member id MB001; loan id LN001; until 2024-04-05)');
    const known = await said(library);
    expect(known).toContain('My member id is MB001.');
    expect(known.join(' ')).toContain('keep Birds of the Coast (LN001) until 2024-04-05');
  });

  it('makes the scripted agent look before it writes', async () => {
    const calls = async (domain: Domain) =>
      (await read(await play(open(domain), 'faithful')))[0]!.messages.flatMap(({ tool_calls }) =>
        tool_calls.map(({ name }) => name),
      );
    expect(await calls(bareLibrary)).toEqual(['renew_loan']);
    expect(await calls(library)).toEqual(['get_member', 'get_loan', 'renew_loan']);
  });

  it('reaches the judge: what the policy forbids, and who had to be identified', async () => {
    const file = await play(open(library), 'too willing');
    const rulesOf = ({ evidence }: Finding) => evidence.map(({ rule }) => rule);
    const [, plain] = await analyse(file, bareLibrary);
    expect(plain).toMatchObject({ type: 'unintended_write' });
    expect(rulesOf(plain!)).not.toContain('write_without_identity');
    const [, known] = await analyse(file, library);
    expect(known).toMatchObject({ type: 'policy_violation', correct_behavior: 'Decline to renew LN002 and say why.' });
    expect(known!.description).toContain('another member waits for it');
    expect(rulesOf(known!)).toContain('write_without_identity');
  });

  it('tells its runs by ids and by the words of the policy, where no tool was called', () => {
    const run = { messages: [], domain: null, policy: null, task: null };
    const told = (part: object) => inferDomain({ ...run, ...part } as unknown as Trajectory, withRow(library));
    expect(told({ policy: 'You work for a library.' })).toEqual({
      domain: 'library',
      reason: 'the first words of the policy',
    });
    expect(told({ task: { instruction: 'Keep LN001.', actions: [] } }).domain).toBe('library');
    expect(told({ task: { instruction: '', actions: [{ name: 'extend_loan' }] } }).reason).toBe(
      'tools such as extend_loan',
    );
    expect(told({}).domain).toBeNull();
  });
});
