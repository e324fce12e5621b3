import { howEnded } from '../../how-ended.ts';
import {
  integerOrNull,
  type JsonObject,
  listOrEmpty,
  numberOrNull,
  objectOrEmpty,
  requireObject,
  taskIdOrNull,
  textOrNull,
} from '../../json/json-fields.ts';
import type { RunHeader } from '../../run-header.ts';
import type { Trajectory } from '../../trajectory.ts';
import { emptyTrajectory } from '../empty-trajectory.ts';
import type { FileHead } from '../format.ts';
import { convertMessages } from '../messages/convert-messages.ts';
import { requireMessageList } from '../messages/message-list.ts';
import { readRunHeader } from '../read-run-header.ts';
import { type Convert, createRecordFormat } from '../record-format.ts';
import { UnreadableInputError } from '../unreadable-input-error.ts';
import { isGraded, readCrash, readGrade, readTask } from './tau-bench-outcome.ts';

const expected = 'a tau-bench run: an object with a list of messages as `traj`';
/** Keys of a run's messages; forks have the longer one. */
const messageKeys = ['traj', 'trajectory'] as const;
/** tau-bench's limit where nothing else is said (tau_bench/agents, max_num_steps). */
const usualMostTurns = 30;

/** tau-bench's results: a list of runs, `{metrics, results}` around it, JSON lines of runs, or one run. */
export const tauBenchFormat = createRecordFormat({
  name: 'tau-bench',
  summary: 'runs {task_id, reward, info, traj}: a list, {metrics, results}, JSON lines or one run',
  detect: (head) =>
    (head.container === 'object' ? head.list?.key === 'results' && isRun(head.list) : isRun(head)) ||
    (head.container === 'values' && isEmptyWrapper(head.keys)),
  modeOf: ({ container, keys }) => {
    if (container === 'list') {
      return 'list';
    }
    return keys.includes('results') && !messageKeys.some((key) => keys.includes(key)) ? 'object' : 'values';
  },
  split: ['results'],
  convert: convertWith(null),
  prepare: async (path) => convertWith(await headerOf(path)),
});

function convertWith(header: RunHeader | null): Convert {
  return (record, place) => convertRun(record, { ...place, header });
}

/** The header of a run of ours beside the file; a damaged one is told by whoever needs more of it than the limit of steps. */
async function headerOf(path: string): Promise<RunHeader | null> {
  try {
    return await readRunHeader(path);
  } catch (error) {
    if (error instanceof UnreadableInputError) {
      return null;
    }
    throw error;
  }
}

function convertRun(
  record: unknown,
  { source, format, header }: Parameters<Convert>[1] & { header: RunHeader | null },
): Trajectory {
  const run = requireObject(record, { expected });
  const key = messageKeys.find((name) => run[name] !== undefined) ?? 'traj';
  const list = requireMessageList(run, { key, expected });
  const { messages, reading } = convertMessages(list, { key, passesThoughts: true });
  const info = objectOrEmpty(run['info']);
  const taskId = taskIdOrNull(run['task_id']);
  const trial = integerOrNull(run['trial']);
  const crash = readCrash(info);
  const reward = numberOrNull(run['reward']);
  return {
    ...emptyTrajectory({ record, source, format, taskId, trial }),
    reward,
    task: readTask(run),
    messages,
    reading,
    termination: howEnded({
      messages,
      crash,
      reason: reasonOf(run, info),
      graded: isGraded(info),
      reward,
      mostTurns: numberOrNull(info['max_num_steps'] ?? info['max_steps']) ?? mostTurnsOf({ header, taskId, trial }),
    }),
    crash,
    grade: readGrade(info),
    agent_model: textOrNull(run['agent_model']),
    user_model: textOrNull(run['user_model']),
    agent_cost: numberOrNull(info['agent_cost'] ?? run['agent_cost']),
    user_cost: numberOrNull(info['user_cost']),
  };
}

/** The limit of steps that the header tells for an episode, else tau-bench's own. */
function mostTurnsOf({
  header,
  taskId,
  trial,
}: {
  header: RunHeader | null;
  taskId: string | number | null;
  trial: number | null;
}): number {
  const settings = objectOrEmpty(header?.settings);
  const exception = listOrEmpty(settings['exceptions'])
    .map(objectOrEmpty)
    .find((one) => String(one['task_id']) === String(taskId) && one['trial'] === trial);
  return numberOrNull(exception?.['max_num_steps'] ?? settings['max_num_steps']) ?? usualMostTurns;
}

/** Why the run ended, where the file says so: tau-bench does not, its forks and our own runs do at times. */
function reasonOf(run: JsonObject, info: JsonObject): string | null {
  if (info['infrastructure'] === true) {
    return 'infrastructure_error';
  }
  return textOrNull(info['termination_reason'] ?? run['termination_reason']);
}

function isRun({ keys, lists }: Pick<FileHead, 'keys' | 'lists'>): boolean {
  if (keys.includes('traj') || ['task_id', 'reward', 'info'].every((key) => keys.includes(key))) {
    return true;
  }
  return lists.includes('trajectory') && (keys.includes('task_id') || keys.includes('reward'));
}

function isEmptyWrapper(keys: readonly string[]): boolean {
  return keys.includes('metrics') && keys.includes('results');
}
