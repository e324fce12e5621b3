import { basename } from 'node:path';
import { howEnded } from '../../how-ended.ts';
import type { Source, Trajectory } from '../../trajectory.ts';
import { emptyTrajectory } from '../empty-trajectory.ts';
import { createLinesFormat } from '../lines-format.ts';
import { convertMessages } from '../messages/convert-messages.ts';

const name = 'mt-bench-trajectory';

/** MT-Benchmark's trajectory: one message {role, content} a line, the whole file being one run. */
export const mtBenchTrajectoryFormat = createLinesFormat({
  name,
  summary: 'an MT-Benchmark trajectory: one message {role, content} a line',
  detect: ({ container, keys }) =>
    container === 'values' && keys.includes('role') && (keys.includes('content') || keys.includes('tool_calls')),
  convert,
});

function convert(lines: readonly unknown[], source: Source): Trajectory {
  const { messages, reading } = convertMessages(lines, { key: 'messages', passesThoughts: true });
  // The format keeps task and model in the file's name only: `<model>_task<id>_trajectory.jsonl`.
  const named = /^(?:(.+)_)?task-?([^_]+)_trajectory\b/u.exec(basename(source.file));
  return {
    ...emptyTrajectory({ record: lines, source, format: name, taskId: named?.[2] ?? null }),
    messages,
    reading,
    termination: howEnded({ messages, crash: null, graded: null, reward: null }),
    agent_model: named?.[1] ?? null,
  };
}
