import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatasets } from '../../src/datasets/open-datasets.ts';
import { createCallGate } from '../../src/models/call-gate.ts';
import { createOpenAiModel } from '../../src/models/openai-model.ts';
import { readTrajectories } from '../../src/records/formats/index.ts';
import { agents } from '../../src/run/agents/index.ts';
import { chooseJobs } from '../../src/run/choose-tasks.ts';
import { createPlay } from '../../src/run/create-play.ts';
import { createJournal } from '../../src/run/files/journal.ts';
import { writeResultList } from '../../src/run/files/result-list.ts';
import { runTasks } from '../../src/run/run-tasks.ts';
import { users } from '../../src/run/users/index.ts';
import { type Answer, startOpenAiServer } from '../support/openai-server.ts';
import { replayOn } from '../support/replay-on.ts';
import { deskAnswer } from '../support/scripted-desk.ts';

const datasets = openDatasets({ path: fileURLToPath(new URL('../../data/', import.meta.url)) });
const agentNames = ['tool-calling', 'act', 'react', 'few-shot'];
const userNames = ['llm', 'react', 'verify', 'reflection'];

/** Every few requests one of these comes in place of an answer. */
const failures: readonly Answer[] = [
  { status: 429, headers: { 'retry-after': '0.01' } },
  { status: 500 },
  'reset',
  'half',
  { status: 503 },
  'stall',
  'silence',
];

let server: Awaited<ReturnType<typeof startOpenAiServer>>;
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tau-triage-desk-'));
  server = await startOpenAiServer((request, count) =>
    count % 5 === 4 ? (failures[((count - 4) / 5) % failures.length] as Answer) : deskAnswer(request),
  );
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const modelNamed = (model: string) =>
  createOpenAiModel({
    target: { model, provider: 'compatible', baseUrl: server.url, apiKey: 'sk-secret-key-123456' },
    gate: createCallGate({ limit: 4, now: Date.now }),
    temperature: 0,
    timeout: 300,
    retries: 8,
    firstDelay: 1,
  });

describe.each(datasets.domains)('%s: agents and users over a server that fails every fifth time', (domain) => {
  it.each(agentNames.flatMap((agent) => userNames.map((user) => [agent, user])))('%s with %s', async (agent, user) => {
    const dataset = datasets.get(domain)!;
    const path = join(folder, `${domain}-${agent}-${user}`);
    const journal = await createJournal({ path: `${path}.journal.jsonl`, head: {} });
    const jobs = chooseJobs(dataset.tasks('test'), {
      taskIds: null,
      startIndex: 0,
      endIndex: 2,
      trials: 1,
      shuffle: false,
      seed: 1,
    });
    const agentModel = modelNamed('agent-model');
    const userModel = modelNamed('user-model');
    const { totals, stopped } = await runTasks({
      jobs,
      journal,
      rows: [],
      concurrency: 2,
      maxCost: Number.POSITIVE_INFINITY,
      play: createPlay({
        dataset,
        agent: agents[agent]!,
        user: users[user]!,
        displays: ['User: hello\nAssistant: hello', 'User: bye\nAssistant: bye'],
        ask: null,
        seed: 1,
        maxSteps: 30,
        timeout: 60_000,
        agentModel: () => agentModel,
        userModel: () => userModel,
      }),
      onEpisode: () => {},
      signal: new AbortController().signal,
    });
    await journal.close();
    expect(stopped).toBeNull();
    expect(totals).toMatchObject({ episodes: 2, errors: 0 });
    await writeResultList({ path: `${path}.json`, journal: journal.path, lines: [...journal.lines.values()] });
    const text = await readFile(`${path}.json`, 'utf8');
    expect(text).not.toContain('sk-secret');
    for (const record of JSON.parse(text)) {
      expect(Object.keys(record)).toEqual(['task_id', 'reward', 'info', 'traj', 'trial']);
      expect(Object.keys(record.info).slice(0, 4)).toEqual(['task', 'source', 'user_cost', 'reward_info']);
      expect(record.info.reward_info.reward).toBe(record.reward);
      expect(record.traj.at(-1)).toEqual({ role: 'user', content: '###STOP###' });
      const observations = record.traj
        .filter(
          (message: { role: string; content: string }) =>
            message.role === 'tool' || /^API output/.test(message.content ?? ''),
        )
        .map((message: { content: string }) => message.content.replace('API output: ', ''));
      expect(observations[0]).toBe('4.0');
      expect(observations[1]).toBe('Unknown action open_the_door');
      expect(observations[2]).toMatch(/^Error: the arguments of calculate/);
    }
    for await (const { trajectory } of readTrajectories({ path: `${path}.json` })) {
      expect(trajectory).toBeDefined();
      const { actions, outputs } = trajectory!.task!;
      const again = await replayOn({
        trajectory: trajectory!,
        domain: dataset.domain,
        database: dataset.database,
        actions: actions!,
        outputs,
      });
      expect(again.reward).toBe(trajectory!.reward);
      expect(trajectory!.termination).toBe('user_stop');
      expect(trajectory!.messages.some(({ content, role }) => role === 'user' && content?.includes('Thought:'))).toBe(
        false,
      );
    }
  });
});
