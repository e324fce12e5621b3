import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDataset } from '../src/datasets/open-datasets.ts';
import { createCallGate } from '../src/models/call-gate.ts';
import { createOpenAiModel } from '../src/models/openai-model.ts';
import { agents } from '../src/run/agents/index.ts';
import { createPlay } from '../src/run/create-play.ts';
import { createJournal } from '../src/run/files/journal.ts';
import { resultLine } from '../src/run/result-record.ts';
import { runTasks } from '../src/run/run-tasks.ts';
import { users } from '../src/run/users/index.ts';

const episodes = 320;
const callsEach = 12;
const delay = 250;
const concurrency = 64;

interface Bench {
  readonly print: (line: string) => void;
  readonly scratchDirectory: string;
}

/** The runner against a server in a process of its own, and what a checkpoint costs early and late. */
export async function benchRun(options: Bench): Promise<void> {
  await benchWall(options);
  await benchCheckpoints(options);
}

async function benchWall({ print, scratchDirectory }: Bench): Promise<void> {
  const server = fork(fileURLToPath(new URL('./run-server-child.ts', import.meta.url)), [String(delay)]);
  const [port] = (await once(server, 'message')) as [number];
  const gate = createCallGate({ limit: concurrency, now: Date.now });
  const modelNamed = (model: string) => {
    const target = { model, provider: 'compatible' as const, baseUrl: `http://127.0.0.1:${port}/v1`, apiKey: 'none' };
    return createOpenAiModel({ target, gate });
  };
  const agentModel = modelNamed('agent');
  const userModel = modelNamed('user');
  const play = createPlay({ ...table(), agentModel: () => agentModel, userModel: () => userModel });
  const journal = await createJournal({ path: join(scratchDirectory, 'wall.journal.jsonl'), head: {} });
  const started = performance.now();
  const { totals } = await runTasks({
    jobs: jobs(episodes),
    journal,
    rows: [],
    concurrency,
    maxCost: Number.POSITIVE_INFINITY,
    play,
    onEpisode: () => {},
    signal: new AbortController().signal,
  });
  const seconds = (performance.now() - started) / 1000;
  await journal.close();
  server.kill();
  const calls = totals.agent.calls + totals.user.calls;
  const ideal = (Math.ceil(episodes / concurrency) * callsEach * delay) / 1000;
  print(
    `  ${totals.episodes} episodes, ${calls} calls of ${delay} ms, ${concurrency} at once: ${seconds.toFixed(2)} s, ideal ${ideal.toFixed(2)} s, ` +
      `ratio ${(seconds / ideal).toFixed(3)} (goal at most 1.10); ${totals.errors} errors`,
  );
}

async function benchCheckpoints({ print, scratchDirectory }: Bench): Promise<void> {
  const count = 10_000;
  const play = createPlay({
    ...table(),
    agent: strategy(agents, 'replay'),
    user: strategy(users, 'replay'),
    agentModel: () => null,
    userModel: () => null,
  });
  const journal = await createJournal({ path: join(scratchDirectory, 'many.journal.jsonl'), head: {} });
  const signal = new AbortController().signal;
  const costs: number[] = [];
  const memory: number[] = [];
  for (const job of jobs(count)) {
    const result = await play(job, signal);
    const begin = performance.now();
    await journal.append({ key: JSON.stringify([job.trial, job.task.id]), line: resultLine(job, result) });
    costs.push(performance.now() - begin);
    memory.push(process.memoryUsage().rss / 2 ** 20);
  }
  await journal.close();
  const median = (values: readonly number[]) => [...values].sort((one, other) => one - other)[values.length >> 1] ?? 0;
  const early = median(costs.slice(0, 200));
  const late = median(costs.slice(-200));
  print(
    `  checkpoint, written and synced: ${early.toFixed(3)} ms at episode 100, ${late.toFixed(3)} ms at ${count}: ratio ${(late / early).toFixed(2)} (goal 1)`,
  );
  print(
    `  resident memory: ${median(memory.slice(900, 1100)).toFixed(0)} MB at episode 1,000, ${median(memory.slice(-200)).toFixed(0)} MB at ${count}`,
  );
}

function table() {
  const dataset = openDataset({ path: fileURLToPath(new URL('../data/', import.meta.url)), domain: 'retail' });
  return {
    dataset,
    agent: strategy(agents, 'tool-calling'),
    user: strategy(users, 'llm'),
    displays: [],
    ask: null,
    seed: 1,
    maxSteps: 30,
    timeout: 600_000,
  };
}

function jobs(count: number) {
  const tasks = table().dataset.tasks('test');
  return Array.from({ length: count }, (_, index) => {
    const task = tasks[index % tasks.length];
    if (task === undefined) {
      throw new Error('the data set has no tasks');
    }
    return { task, trial: Math.floor(index / tasks.length) };
  });
}

function strategy<Strategy>(all: Readonly<Record<string, Strategy>>, name: string): Strategy {
  const found = all[name];
  if (found === undefined) {
    throw new Error(`there is no ${name}`);
  }
  return found;
}
