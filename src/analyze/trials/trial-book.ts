import { createHash } from 'node:crypto';
import { callsOf } from '../../records/calls.ts';
import { readTrajectories } from '../../records/formats/index.ts';
import { isPassed } from '../../records/reward.ts';
import type { Trajectory } from '../../records/trajectory.ts';
import { toolKindOf } from '../case/tool-kind.ts';

/** A run of a task as far as other runs of it want to know. */
export interface SiblingRun {
  readonly file: string;
  readonly index: number;
  readonly trial: number | null;
  readonly reward: number;
  /** Its accepted writes in order; kept for a few passing runs only. */
  readonly writes: readonly { readonly name: string; readonly arguments: Readonly<Record<string, unknown>> }[] | null;
}

/** The other runs of a task in the same call. */
export interface Siblings {
  readonly passed: number;
  readonly failed: number;
  /** Some that passed, with their writes. */
  readonly examples: readonly SiblingRun[];
}

/** What the files of one call hold of every task; memory grows by a line a run. */
export interface TrialBook {
  siblingsOf(trajectory: Trajectory): Siblings | null;
}

/** Passing runs whose writes are kept for each task. */
const mostExamples = 3;

interface Entry {
  passed: number;
  failed: number;
  readonly examples: SiblingRun[];
  readonly members: Map<string, number>;
}

/** Reads the files once and counts, for each task, what became of it. Files that cannot be read are passed over. */
export async function readTrialBook({
  files,
  format,
  signal,
}: {
  readonly files: readonly string[];
  readonly format: string | null;
  readonly signal?: AbortSignal | undefined;
}): Promise<TrialBook> {
  const entries = new Map<string, Entry>();
  for (const file of files) {
    try {
      for await (const { trajectory } of readTrajectories({ path: file, format: format ?? undefined, signal })) {
        if (trajectory && trajectory.reward !== null && trajectory.messages.length > 0) {
          note(entries, trajectory, trajectory.reward);
        }
      }
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'UnreadableInputError') {
        throw error;
      }
    }
  }
  return {
    siblingsOf: (trajectory) => {
      const entry = entries.get(taskKey(trajectory) ?? '');
      if (!entry) {
        return null;
      }
      const own = entry.members.get(memberKey(trajectory));
      const passed = entry.passed - (own === 1 ? 1 : 0);
      const failed = entry.failed - (own === 0 ? 1 : 0);
      const examples = entry.examples.filter(
        ({ file, index }) => file !== trajectory.source.file || index !== trajectory.source.index,
      );
      return passed + failed === 0 ? null : { passed, failed, examples };
    },
  };
}

function note(entries: Map<string, Entry>, trajectory: Trajectory, reward: number): void {
  const key = taskKey(trajectory);
  if (key === null) {
    return;
  }
  const entry = entries.get(key) ?? { passed: 0, failed: 0, examples: [], members: new Map<string, number>() };
  entries.set(key, entry);
  const passed = isPassed(reward);
  entry.members.set(memberKey(trajectory), passed ? 1 : 0);
  if (passed) {
    entry.passed += 1;
  } else {
    entry.failed += 1;
  }
  if (!passed || entry.examples.length >= mostExamples) {
    return;
  }
  const { file, index } = trajectory.source;
  entry.examples.push({ file, index, trial: trajectory.trial, reward, writes: writesOf(trajectory) });
}

/** Tasks are the same where instruction and ground truth are: ids mean nothing across files. */
function taskKey({ task }: Trajectory): string | null {
  if (!task?.instruction) {
    return null;
  }
  return createHash('sha256')
    .update(JSON.stringify([task.instruction, task.actions, task.outputs]))
    .digest('hex');
}

function memberKey({ source }: Trajectory): string {
  return `${source.index} ${source.file}`;
}

function writesOf({ messages, reading }: Trajectory): NonNullable<SiblingRun['writes']> {
  return callsOf(messages).flatMap(({ toolCall, answered, rejected }) =>
    (answered === null && reading.results_recorded) || rejected || toolKindOf(toolCall.name) !== 'write'
      ? []
      : [{ name: toolCall.name, arguments: toolCall.arguments ?? {} }],
  );
}
