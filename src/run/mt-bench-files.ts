import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { jsonText } from '../python/json-text.ts';
import { parseJson } from '../python/parse-json.ts';
import { isDictionary, type Value } from '../python/value.ts';
import { parseTextAction } from '../records/formats/tau-bench/text-action.ts';
import { episodeKey } from './episode-key.ts';
import type { KeptLine } from './files/read-journal.ts';
import { keptRecords } from './files/result-list.ts';
import type { Job } from './result-record.ts';

const recordSchema = z.object({
  task_id: z.union([z.string(), z.number()]),
  trial: z.number(),
  reward: z.number(),
  traj: z.array(
    z.looseObject({
      role: z.string(),
      content: z.string().nullable(),
      tool_calls: z.array(z.looseObject({ function: z.object({ name: z.string(), arguments: z.string() }) })).nullish(),
    }),
  ),
});

type RunRecord = z.infer<typeof recordSchema>;

/** Where MT-Benchmark's files of a run go: `<folder>/<dataset name>_<timestamp>/`. */
export interface MtBenchTarget {
  readonly folder: string;
  /** A slash in it becomes `_`. */
  readonly model: string;
  /** Seconds by episode key; an episode that is not there was played by an earlier process. */
  readonly durations: ReadonlyMap<string, number>;
}

/**
 * Writes MT-Benchmark's files: `<model>_task<id>_trajectory.jsonl`, one message a line (trials after the first have
 * `_trial<n>` behind the id), and `<model>_scores.jsonl`. One record is held at a time.
 */
export async function writeMtBenchFiles({
  target: { folder, model, durations },
  jobs,
  journal,
  lines,
}: {
  readonly target: MtBenchTarget;
  readonly jobs: readonly Job[];
  readonly journal: string;
  readonly lines: readonly KeptLine[];
}): Promise<void> {
  const tasks = new Map(jobs.map(({ task }) => [String(task.id), task]));
  const stem = model.replaceAll('/', '_');
  await mkdir(folder, { recursive: true });
  const scores = await open(join(folder, `${stem}_scores.jsonl`), 'w');
  try {
    for await (const bytes of keptRecords({ journal, lines })) {
      const record = recordSchema.parse(JSON.parse(bytes.toString('utf8')));
      const task = tasks.get(String(record.task_id));
      const truth = (task?.actions ?? []).filter(({ name }) => name !== 'respond');
      const score = {
        'task-id': `task-${record.task_id}`,
        prompt: task?.instruction ?? '',
        result: calledIn(record).join(','),
        truth: truth.map(({ name, arguments: given }) => `${name}(${jsonText(given as Value)})`).join(','),
        score: record.reward,
        duration: durations.get(episodeKey(record)) ?? null,
      };
      await scores.appendFile(`${JSON.stringify(score)}\n`);
      await writeTrajectory({ folder, stem, record });
    }
  } finally {
    await scores.close();
  }
}

/** The calls of a run as MT-Benchmark writes them: `name({json})`. */
function calledIn({ traj }: RunRecord): string[] {
  return traj
    .filter(({ role }) => role === 'assistant')
    .flatMap(({ content, tool_calls }) => {
      const calls = (tool_calls ?? []).map(({ function: { name, arguments: text } }) => `${name}(${normalised(text)})`);
      if (calls.length > 0 || content === null || !content.includes('Action:')) {
        return calls;
      }
      const { call } = parseTextAction(content);
      return call === null ? [] : [`${call.name}(${jsonText((call.arguments ?? {}) as Value)})`];
    });
}

/** Arguments in one layout, so that result and truth can be compared as texts; what is no object stays as it was. */
function normalised(text: string): string {
  try {
    const value = parseJson(text.trim() === '' ? '{}' : text);
    return isDictionary(value) ? jsonText(value) : text;
  } catch {
    return text;
  }
}

async function writeTrajectory({
  folder,
  stem,
  record: { task_id, trial, traj },
}: {
  readonly folder: string;
  readonly stem: string;
  readonly record: RunRecord;
}): Promise<void> {
  const id = encodeURIComponent(String(task_id));
  const name = `${stem}_task${id}${trial === 0 ? '' : `_trial${trial}`}_trajectory.jsonl`;
  const target = await open(join(folder, name), 'w');
  try {
    for (const message of traj) {
      const kept = Object.entries(message).filter(([key, value]) => key === 'content' || value !== null);
      await target.appendFile(`${JSON.stringify(Object.fromEntries(kept))}\n`);
    }
  } finally {
    await target.close();
  }
}
