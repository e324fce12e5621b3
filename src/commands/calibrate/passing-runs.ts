import { readScript } from '../../calibrate/read-script.ts';
import type { Script, Turn } from '../../calibrate/script.ts';
import type { Dataset } from '../../datasets/dataset.ts';
import { parseJson } from '../../python/parse-json.ts';
import { readTrajectories } from '../../records/formats/index.ts';
import { isPassed } from '../../records/reward.ts';
import { replay as replayAgent } from '../../run/agents/replay.ts';
import type { RecordedMessage } from '../../run/conversation.ts';
import { createPlay } from '../../run/create-play.ts';
import { replay as replayUser } from '../../run/users/replay.ts';

/** Passing runs to plant faults in, and what the reader should know of those that were left out. */
export interface PassingRuns {
  readonly scripts: readonly Script[];
  readonly notes: readonly string[];
}

interface Source {
  readonly dataset: Dataset;
  readonly split: string;
  readonly signal: AbortSignal;
}

/** The passing runs of results files. */
export async function passingRunsOf(
  files: readonly string[],
  { dataset, split, signal }: Source,
): Promise<PassingRuns> {
  const scripts: Script[] = [];
  const notes: string[] = [];
  for (const file of files) {
    let passing = 0;
    const problems = new Map<string, number>();
    for await (const { trajectory } of readTrajectories({ path: file, signal })) {
      if (!trajectory || !isPassed(trajectory.reward)) {
        continue;
      }
      const { script, problem } = readScript({ trajectory, dataset, split });
      if (script) {
        passing += 1;
        scripts.push(script);
      } else {
        problems.set(problem, (problems.get(problem) ?? 0) + 1);
      }
    }
    const left = [...problems].map(([problem, times]) => `${times} left out because ${problem}`);
    notes.push([`${file}: ${passing} passing runs`, ...left].join(', '));
  }
  return { scripts, notes };
}

/** The runs of an agent and a user without a model, one of each task. */
export async function playedRuns({ dataset, split, signal }: Source): Promise<PassingRuns> {
  const play = createPlay({
    dataset,
    agent: replayAgent,
    user: replayUser,
    displays: [],
    ask: null,
    seed: 0,
    maxSteps: 30,
    timeout: 600_000,
    agentModel: () => null,
    userModel: () => null,
  });
  const tasks = dataset.tasks(split);
  const scripts: Script[] = [];
  for (const task of tasks) {
    const { messages, reward } = await play({ task, trial: 0 }, signal);
    if (isPassed(reward)) {
      scripts.push({ task, policy: dataset.policy, turns: messages.flatMap(turnsIn) });
    }
  }
  return { scripts, notes: [`the replay agent passes ${scripts.length} of ${tasks.length} tasks`] };
}

/** What a message of a run says or calls; nothing for prompts and answers of tools. */
function turnsIn(message: RecordedMessage): Turn[] {
  if (message.role === 'user') {
    return [{ kind: 'user', text: message.content, ours: false }];
  }
  if (message.role !== 'assistant') {
    return [];
  }
  const { content, tool_calls } = message;
  const calls = (tool_calls ?? []).map(({ function: { name, arguments: given } }): Turn => {
    const parsed = parseJson(given) as Readonly<Record<string, unknown>>;
    return { kind: 'call', name, arguments: parsed, text: content, defect: null };
  });
  return calls.length > 0 || content === null ? calls : [{ kind: 'agent', text: content, ours: false }];
}
