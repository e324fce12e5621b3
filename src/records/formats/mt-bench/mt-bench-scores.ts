import { numberOrNull, requireObject, taskIdOrNull, textOrNull } from '../../json/json-fields.ts';
import type { Action } from '../../task.ts';
import type { Trajectory } from '../../trajectory.ts';
import { parseCallList } from '../call-list.ts';
import { emptyMessage } from '../message-fields.ts';
import { type Convert, createRecordFormat } from '../record-format.ts';
import { recordId } from '../record-id.ts';

/**
 * MT-Benchmark's scores: {"task-id", prompt, result, truth, score, duration} a line. The file has no messages: the prompt
 * stands as step 0 and all calls of `result` as step 1.
 */
export const mtBenchScoresFormat = createRecordFormat({
  name: 'mt-bench-scores',
  summary: 'MT-Benchmark scores {"task-id", prompt, result, truth, score}, one a line',
  detect: ({ container, keys }) =>
    container !== 'object' && ['result', 'truth', 'score'].every((key) => keys.includes(key)),
  modeOf: ({ container }) => (container === 'list' ? 'list' : 'values'),
  convert: convertScore,
});

function convertScore(...[record, { source, format }]: Parameters<Convert>): Trajectory {
  const row = requireObject(record, { expected: 'an object with `result`, `truth` and `score`' });
  const taskId = taskIdOrNull(row['task-id'] ?? row['task_id']);
  const prompt = textOrNull(row['prompt']);
  const truth = textOrNull(row['truth']);
  const calls = parseCallList(textOrNull(row['result']) ?? '');
  const actions =
    truth === null
      ? null
      : parseCallList(truth).map((call): Action => {
          return { name: call.name, arguments: call.arguments ?? {}, compare_arguments: null, requestor: 'assistant' };
        });
  return {
    id: recordId({ taskId, trial: null, record }),
    source,
    format,
    foreign_tools: false,
    domain: null,
    task_id: taskId,
    trial: null,
    reward: numberOrNull(row['score']),
    task: { user_id: null, instruction: prompt, actions, outputs: [], assertions: [], reward_basis: null },
    messages: [
      { ...emptyMessage('user'), content: prompt, said: prompt },
      { ...emptyMessage('assistant'), content: textOrNull(row['result']), tool_calls: calls },
    ],
    termination: 'unknown',
    crash: null,
    grade: null,
    reviews: [],
    review_summary: null,
    policy: null,
    agent_model: textOrNull(row['model']),
    user_model: null,
    agent_cost: null,
    user_cost: null,
  };
}
