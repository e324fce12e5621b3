import {
  integerOrNull,
  numberOrNull,
  objectOrEmpty,
  requireList,
  requireObject,
  taskIdOrNull,
  textOrNull,
} from '../../json/json-fields.ts';
import type { Trajectory } from '../../trajectory.ts';
import { type Convert, createRecordFormat } from '../record-format.ts';
import { recordId } from '../record-id.ts';
import { convertTauBenchMessages } from './tau-bench-message.ts';
import { isGraded, readCrash, readGrade, readTask, readTermination } from './tau-bench-outcome.ts';

const expected = 'a tau-bench run: an object with a list of messages as `traj`';

/** tau-bench's results: a list of runs, `{metrics, results}` around it, JSON lines of runs, or one run. */
export const tauBenchFormat = createRecordFormat({
  name: 'tau-bench',
  summary: 'runs {task_id, reward, info, traj}: a list, {metrics, results}, JSON lines or one run',
  detect: ({ container, keys, list }) =>
    (container === 'object' ? list?.key === 'results' && isRun(list.keys) : isRun(keys)) ||
    (container === 'values' && isEmptyWrapper(keys)),
  modeOf: ({ container, keys }) => {
    if (container === 'list') return 'list';
    return keys.includes('results') && !keys.includes('traj') ? 'object' : 'values';
  },
  split: ['results'],
  convert: convertRun,
});

function convertRun(...[record, { source, format }]: Parameters<Convert>): Trajectory {
  const run = requireObject(record, { expected });
  const messages = convertTauBenchMessages(requireList(run, { key: 'traj', expected }), { key: 'traj' });
  const info = objectOrEmpty(run['info']);
  const taskId = taskIdOrNull(run['task_id']);
  const trial = integerOrNull(run['trial']);
  const crash = readCrash(info);
  return {
    id: recordId({ taskId, trial, record }),
    source,
    format,
    foreign_tools: false,
    domain: null,
    task_id: taskId,
    trial,
    reward: numberOrNull(run['reward']),
    task: readTask(run),
    messages,
    termination: readTermination({ messages, crash, graded: isGraded(info) }),
    crash,
    grade: readGrade(info['reward_info']),
    reviews: [],
    review_summary: null,
    policy: null,
    agent_model: textOrNull(run['agent_model']),
    user_model: textOrNull(run['user_model']),
    agent_cost: numberOrNull(info['agent_cost'] ?? run['agent_cost']),
    user_cost: numberOrNull(info['user_cost']),
  };
}

function isRun(keys: readonly string[]): boolean {
  return keys.includes('traj') || ['task_id', 'reward', 'info'].every((key) => keys.includes(key));
}

function isEmptyWrapper(keys: readonly string[]): boolean {
  return keys.includes('metrics') && keys.includes('results');
}
