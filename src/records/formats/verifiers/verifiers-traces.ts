import { howEnded } from '../../how-ended.ts';
import {
  isJsonObject,
  type JsonObject,
  kindOf,
  listOrEmpty,
  numberOrNull,
  objectOrEmpty,
  requireObject,
  taskIdOrNull,
  textOrNull,
} from '../../json/json-fields.ts';
import type { Trajectory } from '../../trajectory.ts';
import { emptyTrajectory } from '../empty-trajectory.ts';
import { createExpandedFormat, type Run } from '../expanded-format.ts';
import { convertMessages } from '../messages/convert-messages.ts';
import { readTask } from '../tau-bench/tau-bench-outcome.ts';
import { UnfitRecordError } from '../unfit-record-error.ts';

/**
 * What verifiers writes since its version 1 (`traces.jsonl`): an episode a line, {task, traces}, with a graph of messages for each agent
 * that played in it; also single traces. A step counts the messages on the way to the last node.
 */
export const verifiersTracesFormat = createExpandedFormat({
  name: 'verifiers-traces',
  summary: "verifiers' episodes {task, traces: [{nodes, rewards}]}, one a line",
  detect: ({ container, keys, lists }) =>
    container !== 'object' &&
    container !== 'archive' &&
    keys.includes('task') &&
    (lists.includes('traces') || (lists.includes('nodes') && keys.includes('rewards'))),
  modeOf: ({ container }) => (container === 'list' ? 'list' : 'values'),
  expand,
});

function expand(value: unknown): readonly Run[] {
  const episode = requireObject(value, { expected: 'an episode with `traces`, or a trace with `nodes`' });
  if (Array.isArray(episode['nodes'])) {
    return [(place) => convertTrace(episode, { ...place, key: '', episode: {} })];
  }
  const traces = episode['traces'];
  if (!Array.isArray(traces) || traces.length === 0) {
    const [error] = listOrEmpty(episode['errors']).map(objectOrEmpty);
    const why = textOrNull(error?.['message']);
    const found = Array.isArray(traces) ? 'an empty list' : kindOf(traces);
    const told = why === null ? '' : ` (the episode ended with the error: ${why.slice(0, 200)})`;
    throw new UnfitRecordError(`it has ${found} as \`traces\`${told}; expected a trace for each agent`);
  }
  return traces.map(
    (trace, index): Run =>
      (place) =>
        convertTrace(requireObject(trace, { expected: `a trace as \`traces[${index}]\`` }), {
          ...place,
          key: `traces[${index}].`,
          episode,
        }),
  );
}

function convertTrace(
  trace: JsonObject,
  { source, format, key, episode }: { source: Trajectory['source']; format: string; key: string; episode: JsonObject },
): Trajectory {
  const { list, left } = branchOf(trace, key);
  const { messages, reading } = convertMessages(list, { key: `${key}nodes` });
  const task = objectOrEmpty(trace['task'] ?? episode['task']);
  const data = objectOrEmpty(task['data']);
  const info = objectOrEmpty(trace['info']);
  const reward = rewardOf(trace['rewards']);
  const crash = crashOf(trace['errors'], episode['errors']);
  const agent = objectOrEmpty(trace['agent']);
  const taskId = [data['task_id'], data['id'], data['name'], data['idx'], task['key']].map(taskIdOrNull);
  const reason = trace['is_timeout'] === true ? 'timeout' : textOrNull(trace['stop_condition']);
  return {
    ...emptyTrajectory({ record: trace, source, format, taskId: taskId.find((id) => id !== null) ?? null }),
    domain: textOrNull(data['domain']) ?? textOrNull(info['domain']),
    reward,
    task: readTask({ info: { task: info['task'] }, task: data['task'] }) ?? taskOfData(data),
    messages,
    reading: { ...reading, passed_over: reading.passed_over + left },
    termination: howEnded({ messages, crash, reason, graded: reward === null ? null : true, reward }),
    crash,
    policy: textOrNull(data['system_prompt']),
    agent_model: modelOf(trace, agent),
  };
}

/** The messages on the way from the first one to the last node; what branched off, as a harness that shortens its context makes, is left. */
function branchOf(trace: JsonObject, key: string): { list: readonly unknown[]; left: number } {
  const nodes = listOrEmpty(trace['nodes']);
  const path: unknown[] = [];
  const seen = new Set<number>();
  for (let at: number | null = nodes.length - 1; at !== null && at >= 0; ) {
    const node: unknown = nodes[at];
    if (!isJsonObject(node) || !isJsonObject(node['message']) || seen.has(at)) {
      throw new UnfitRecordError(
        `\`${key}nodes[${at}]\` is no node, or one of a circle; expected {parent, message} with a parent before it`,
      );
    }
    seen.add(at);
    path.unshift(node['message']);
    const parent = numberOrNull(node['parent']);
    at = parent !== null && Number.isInteger(parent) && parent < nodes.length ? parent : null;
  }
  return { list: path, left: nodes.length - path.length };
}

/** The sum of the rewards, each by its weight, as verifiers has it; null where none was given. */
function rewardOf(raw: unknown): number | null {
  const shares = Object.values(objectOrEmpty(raw)).flatMap((reward) => {
    const { score, weight } = objectOrEmpty(reward);
    const value = isJsonObject(reward) ? numberOrNull(score) : numberOrNull(reward);
    return value === null ? [] : [value * (numberOrNull(weight) ?? 1)];
  });
  return shares.length === 0 ? null : shares.reduce((sum, share) => sum + share, 0);
}

function crashOf(own: unknown, around: unknown): Trajectory['crash'] {
  const error = [...listOrEmpty(own), ...listOrEmpty(around)].filter(isJsonObject).at(-1);
  if (error === undefined) {
    return null;
  }
  const message = textOrNull(error['message']) ?? textOrNull(error['type']) ?? 'an error without a message';
  return { message, traceback: textOrNull(error['traceback']), infrastructure: true };
}

function taskOfData(data: JsonObject): Trajectory['task'] {
  return Array.isArray(data['actions']) || typeof data['instruction'] === 'string' ? readTask({ task: data }) : null;
}

function modelOf(trace: JsonObject, agent: JsonObject): string | null {
  const called = listOrEmpty(trace['calls']).map((call) => textOrNull(objectOrEmpty(call)['model']));
  return textOrNull(objectOrEmpty(agent['config'])['model']) ?? called.find((model) => model !== null) ?? null;
}
